// What happens to the index: the job that runs or ran last, its report, and the uploads that are not in the index.
import { duration, make, moment, number, size } from './dom.js';

const NAMES = { ingest: 'Nạp tài liệu mới', reread: 'Đọc lại toàn bộ kho', remove: 'Gỡ tài liệu' };
const ENDS = { done: 'Đã xong', failed: 'Không làm được', stopped: 'Đã dừng giữa chừng' };
const TO_LOOK_AT = ['rejected', 'look'];

export function workView(work, actions) {
  return [
    work.job ? jobView(work.job, actions) : null,
    work.waiting.length && work.job?.outcome !== 'running' ? waitingView(work.waiting, actions) : null,
    work.unusable.length ? unusableView(work.unusable, actions) : null,
    work.job?.outcome === 'running' ? null : rereadView(actions)
  ].filter(Boolean);
}

function jobView(job, actions) {
  return make(
    'section',
    { className: `job ${job.outcome}`, 'aria-label': NAMES[job.kind] },
    ...(job.outcome === 'running' ? running(job, actions) : ended(job, actions))
  );
}

function running(job, { stop }) {
  const left = job.left_s ? `còn khoảng ${duration(job.left_s)}` : '';
  const bar = make('progress', { max: 1, 'aria-label': NAMES[job.kind] });
  if (job.share) bar.value = job.share;
  return [
    make('div', { className: 'job-head' }, make('h3', {}, `${NAMES[job.kind]}…`), button('Dừng', stop)),
    bar,
    make('p', { className: 'soft' }, [job.stage, job.share ? `${Math.round(job.share * 100)} %` : '', left].filter(Boolean).join(' · ') || 'Đang bắt đầu…')
  ];
}

function ended(job, { start, dismiss }) {
  const again = job.outcome !== 'done' && job.kind !== 'remove';
  return [
    make(
      'div',
      { className: 'job-head' },
      make('h3', {}, `${NAMES[job.kind]}: ${ENDS[job.outcome]}`),
      again ? button('Làm lại', () => start(job.kind)) : null,
      job.outcome === 'done' ? button('Đóng', () => dismiss(job)) : null
    ),
    make('p', { className: 'soft' }, [summary(job), job.ended ? `lúc ${moment(job.ended)}` : '', job.by ? `người làm: ${job.by}` : ''].filter(Boolean).join(' · ')),
    job.message ? make('p', { className: 'problem' }, `${job.message} ${job.help}`) : null,
    job.outcome === 'stopped' ? make('p', {}, 'Chỉ mục cũ giữ nguyên; phần đã đọc được dùng lại khi làm tiếp.') : null,
    ...job.notes.map((note) => make('p', {}, note)),
    job.files.length ? report(job) : null
  ];
}

function summary(job) {
  if (job.kind === 'remove') return job.outcome === 'done' ? `${number(job.removed)} tài liệu đã rời kho` : '';
  const counts = new Map();
  for (const { label } of job.files) counts.set(label, (counts.get(label) ?? 0) + 1);
  const told = [...counts].map(([label, n]) => `${label}: ${number(n)} tệp`);
  return told.join(', ') || (job.outcome === 'done' ? 'Không có gì thay đổi' : '');
}

function report({ files, more_files: more }) {
  const look = files.some(({ outcome }) => TO_LOOK_AT.includes(outcome));
  return make(
    'details',
    { open: look || files.length <= 5 },
    make('summary', {}, 'Báo cáo từng tệp'),
    make('ul', { className: 'report' }, ...files.map(reportItem)),
    more ? make('p', { className: 'soft' }, `… và ${number(more)} tệp nữa.`) : null
  );
}

function reportItem({ name, outcome, label, lines, ways, remarks, passages }) {
  const read = [...ways, passages ? `${number(passages)} đoạn` : ''].filter(Boolean).join(' · ');
  return make(
    'li',
    {},
    make('span', { className: `outcome ${outcome}` }, label),
    make(
      'div',
      {},
      make('p', { className: 'name' }, name),
      ...lines.map((line) => make('p', {}, line)),
      read ? make('p', { className: 'soft' }, read) : null,
      ...remarks.map(remarkView)
    )
  );
}

function remarkView({ reason, help }) {
  return make('p', { className: 'remark' }, reason, help ? make('span', { className: 'soft' }, ` ${help}`) : null);
}

function waitingView(files, { start }) {
  return make(
    'section',
    { className: 'job waiting', 'aria-label': 'Tệp chờ nạp' },
    make('div', { className: 'job-head' }, make('h3', {}, `${number(files.length)} tệp đã tải lên, chờ nạp`), button('Nạp ngay', () => start('ingest'))),
    make('p', { className: 'soft' }, files.slice(0, 5).map(({ collection, name }) => `${collection}/${name}`).join(', ') + (files.length > 5 ? '…' : ''))
  );
}

function unusableView(files, { removeFile }) {
  return make(
    'details',
    { className: 'job unusable' },
    make('summary', {}, `${number(files.length)} tệp đã tải lên nhưng không dùng được`),
    make(
      'ul',
      { className: 'report' },
      ...files.map((file) =>
        make(
          'li',
          {},
          button('Xóa tệp', () => removeFile(file)),
          make('div', {}, make('p', { className: 'name' }, `${file.collection}/${file.name} `, make('span', { className: 'soft' }, size(file.bytes))), ...file.remarks.map(remarkView))
        )
      )
    )
  );
}

function rereadView({ start }) {
  return make(
    'p',
    { className: 'soft reread' },
    button('Đọc lại toàn bộ kho', () => start('reread'), 'link'),
    ' khi tệp trong các thư mục đã nạp có thay đổi; chỉ đọc những gì đã khác.'
  );
}

function button(words, act, className = '') {
  const made = make('button', { type: 'button', className }, words);
  made.addEventListener('click', act);
  return made;
}
