const ROOT = '/cchc/library';
export const UNREACHABLE = { message: 'Không kết nối được với máy chủ.', help: 'Kiểm tra mạng rồi thử lại.' };

// What the server refused: `message` and `help`, both for people.
export class Refused extends Error {
  constructor({ message, help }) {
    super(message);
    this.help = help ?? '';
  }
}

export function reasonIn(status, text) {
  if (status === 401) location.assign('/login');
  try {
    const { detail } = JSON.parse(text);
    if (typeof detail === 'string') return { message: detail };
    if (detail?.message) return detail;
  } catch {
    // Not an answer of ours.
  }
  return { message: `Máy chủ báo lỗi ${status}.`, help: 'Thử lại; nếu vẫn lỗi, báo người quản trị.' };
}

async function ask(path, options) {
  let response;
  try {
    response = await fetch(ROOT + path, options);
  } catch {
    throw new Refused(UNREACHABLE);
  }
  const text = await response.text();
  if (!response.ok) throw new Refused(reasonIn(response.status, text));
  return JSON.parse(text);
}

export const get = (path, query = {}) => ask(`${path}?${new URLSearchParams(query)}`);

export const post = (path, body = {}) =>
  ask(path, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) });

// Sends a file; `fetch` does not tell how far it is.
export function send(file, collection, tell) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', `${ROOT}/files?${new URLSearchParams({ collection, name: file.name })}`);
    request.setRequestHeader('Content-Type', 'application/octet-stream');
    request.upload.onprogress = ({ loaded, total }) => tell(total ? loaded / total : 1);
    request.onerror = () => reject(new Refused(UNREACHABLE));
    request.onload = () => {
      if (request.status === 201) resolve(JSON.parse(request.responseText));
      else reject(new Refused(reasonIn(request.status, request.responseText)));
    };
    request.send(file);
  });
}
