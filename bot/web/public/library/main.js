import { get, post } from './api.js';
import { Documents } from './documents.js';
import { byId, make, moment, number } from './dom.js';
import { Uploading } from './uploading.js';
import { workView } from './work.js';

const RUNNING_MS = 1000;
const RESTING_MS = 15000;
const TOLD_MS = 3600 * 1000;
const DISMISSED_KEY = 'cchc-dismissed-job';

const documents = new Documents({ onRemove: askToRemove, onProblem: problem });
const uploading = new Uploading({ onSent: () => start('ingest') });
const actions = { start, stop, dismiss, removeFile };
let latest = null;
let wasRunning = false;
let drawn = '';
let timer = 0;

function problem(error) {
  const line = byId('problem');
  line.hidden = !error;
  line.textContent = error ? `${error.message} ${error.help ?? ''}` : '';
}

async function attempt(act) {
  try {
    await act();
    problem(null);
  } catch (error) {
    problem(error);
  }
}

const showOverview = () =>
  attempt(async () => {
    const overview = await get('/overview');
    byId('summary').textContent = overview.documents
      ? `${number(overview.documents)} tài liệu, ${number(overview.passages)} đoạn · cập nhật lúc ${moment(overview.made_at)}`
      : '';
    byId('editor').hidden = !overview.may_edit;
    documents.mayEdit = overview.may_edit;
    documents.offer(overview);
    uploading.offer(overview);
    await documents.show();
    if (overview.may_edit && !timer) await look();
  });

async function look() {
  clearTimeout(timer);
  await attempt(async () => draw(await get('/work')));
  timer = setTimeout(look, wasRunning ? RUNNING_MS : RESTING_MS);
}

// Of what went well nobody wants to be told for long.
function isOver({ outcome, started, ended }) {
  return outcome === 'done' && (Date.now() - Date.parse(ended) > TOLD_MS || localStorage.getItem(DISMISSED_KEY) === started);
}

function draw(work) {
  const isRunning = work.job?.outcome === 'running';
  if (work.job && isOver(work.job)) work.job = null;
  latest = work;
  const seen = JSON.stringify(work);
  if (seen !== drawn) {
    drawn = seen;
    byId('work').replaceChildren(...workView(work, actions));
  }
  if (wasRunning && !isRunning) {
    uploading.forgetSent();
    showOverview();
  }
  wasRunning = isRunning;
}

async function tell(path, body) {
  await attempt(async () => draw(await post(path, body)));
  await look();
}

function start(kind) {
  return tell('/jobs', { kind });
}

function stop() {
  return tell('/jobs/stop');
}

function removeFile({ collection, name }) {
  const remove = () => tell('/removals', { files: [`${collection}/${name}`] });
  confirmed(`Xóa tệp ${name}?`, ['Tệp đã tải lên bị xóa khỏi máy chủ.'], 'Xóa tệp', remove);
}

function dismiss(job) {
  localStorage.setItem(DISMISSED_KEY, job.started);
  draw(latest);
}

function askToRemove(chosen) {
  const uploads = chosen.filter((one) => one.is_upload);
  const others = chosen.filter((one) => !one.is_upload);
  const more = uploads.reduce((sum, one) => sum + one.siblings, 0);
  const told = [
    uploads.length ? `${counted(uploads)} đã tải lên: tệp bị xóa hẳn khỏi máy chủ${more ? `, cùng ${number(more)} tài liệu khác trong cùng tệp` : ''}.` : '',
    others.length ? `${counted(others)} nạp từ thư mục hoặc trang web: chỉ rời kho, tệp gốc vẫn còn và sẽ trở lại nếu nơi đó được nạp lại.` : ''
  ];
  const title = chosen.length === 1 ? `Gỡ “${chosen[0].title}”?` : `Gỡ ${number(chosen.length)} tài liệu?`;
  confirmed(title, told.filter(Boolean), 'Gỡ', () => tell('/removals', { documents: chosen.map(({ id }) => id) }));
}

function counted(documents) {
  return documents.length === 1 ? 'Tài liệu' : `${number(documents.length)} tài liệu`;
}

function confirmed(title, told, yes, act) {
  const dialog = byId('confirm');
  byId('confirm-title').textContent = title;
  byId('confirm-text').replaceChildren(...told.map((line) => make('p', {}, line)));
  byId('confirm-yes').textContent = yes;
  byId('confirm-yes').onclick = () => {
    dialog.close();
    act();
  };
  byId('confirm-no').onclick = () => dialog.close();
  dialog.showModal();
  byId('confirm-no').focus();
}

showOverview();
