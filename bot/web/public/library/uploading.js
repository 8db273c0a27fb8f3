// Files dropped or chosen: sent one after another, then ingested together.
import { Refused, send } from './api.js';
import { byId, make, size } from './dom.js';

const FIRST_COLLECTION = 'Tài liệu tải lên';
const FOLDER = { message: 'Đây là một thư mục.', help: 'Nén thư mục thành tệp .zip rồi tải lên.' };

export class Uploading {
  constructor({ onSent }) {
    this.onSent = onSent;
    this.waiting = [];
    this.isSending = false;
    const input = byId('files');
    byId('choose').addEventListener('click', () => input.click());
    input.addEventListener('change', () => {
      this.add([...input.files]);
      input.value = '';
    });
    this.takeDrops(byId('drop'));
    addEventListener('beforeunload', (event) => {
      if (this.isSending) event.preventDefault();
    });
  }

  offer({ collections, upload_mb: mostMb }) {
    this.mostMb = mostMb;
    byId('limit').textContent = mostMb;
    byId('collections').replaceChildren(...collections.map((value) => make('option', { value })));
    const field = byId('collection');
    if (!field.value) field.value = collections[0] ?? FIRST_COLLECTION;
  }

  takeDrops(zone) {
    // A file dropped beside the field must not take the page away.
    for (const name of ['dragover', 'drop']) addEventListener(name, (event) => event.preventDefault());
    addEventListener('dragover', (event) => zone.classList.toggle('over', zone.contains(event.target)));
    addEventListener('dragleave', () => zone.classList.remove('over'));
    zone.addEventListener('drop', ({ dataTransfer }) => {
      zone.classList.remove('over');
      const folders = [...dataTransfer.items].map((item) => item.webkitGetAsEntry?.()?.isDirectory);
      [...dataTransfer.files].forEach((file, at) => this.add([file], folders[at]));
    });
  }

  add(files, isFolder = false) {
    if (!this.isSending) byId('uploads').replaceChildren();
    for (const file of files) {
      const row = new Row(file);
      if (isFolder) row.refuse(new Refused(FOLDER));
      else if (file.size > this.mostMb * 2 ** 20) row.refuse(new Refused(this.tooLarge()));
      else this.waiting.push({ file, row, collection: byId('collection').value });
    }
    this.send();
  }

  // What was taken in stands in the report of the ingest; what was refused stays to be read.
  forgetSent() {
    for (const row of byId('uploads').querySelectorAll('.good')) row.remove();
  }

  tooLarge() {
    return {
      message: `Tệp lớn hơn ${this.mostMb} MB, quá giới hạn tải lên.`,
      help: 'Chia nhỏ hoặc nén ảnh trong tệp; hoặc nhờ người quản trị nạp bằng lệnh cchc ingest.'
    };
  }

  async send() {
    if (this.isSending) return;
    this.isSending = true;
    let sent = 0;
    while (this.waiting.length) {
      const { file, row, collection } = this.waiting.shift();
      try {
        row.keep(await send(file, collection, (share) => row.tell(share)), file.name);
        sent += 1;
      } catch (error) {
        row.refuse(error);
      }
    }
    this.isSending = false;
    if (sent) this.onSent();
  }
}

class Row {
  constructor(file) {
    this.bar = make('progress', { max: 1, value: 0, 'aria-label': `Đang tải lên ${file.name}` });
    this.state = make('span', { className: 'state' }, 'Đang chờ…');
    this.note = make('p', { className: 'soft' });
    const name = make('span', { className: 'name' }, file.name, make('span', { className: 'soft' }, ` ${size(file.size)}`));
    this.item = make('li', {}, name, this.bar, this.state, this.note);
    byId('uploads').append(this.item);
  }

  tell(share) {
    this.bar.value = share;
    this.state.textContent = share < 1 ? `${Math.round(share * 100)} %` : 'Đang kiểm tra…';
  }

  keep({ collection, name }, sent) {
    this.end('Đã tải lên', 'good');
    if (name !== sent.normalize('NFC')) this.note.textContent = `Lưu thành ${collection}/${name}.`;
  }

  refuse({ message, help }) {
    this.end('Không nhận', 'bad');
    this.note.textContent = `${message} ${help}`;
  }

  end(words, look) {
    this.bar.remove();
    this.state.textContent = words;
    this.item.classList.add(look);
  }
}
