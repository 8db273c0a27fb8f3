// Elements are made from text, never from markup: titles and names come from documents.
export const byId = (id) => document.getElementById(id);

export function make(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name in element) element[name] = value;
    else element.setAttribute(name, value);
  }
  element.append(...children.filter((child) => child !== null && child !== ''));
  return element;
}

export const number = (value) => value.toLocaleString('vi-VN');

export function size(bytes) {
  const mib = bytes / 2 ** 20;
  return mib < 0.1 ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${mib.toFixed(1).replace('.', ',')} MB`;
}

export function moment(iso) {
  const two = (value) => String(value).padStart(2, '0');
  const at = new Date(iso);
  return `${two(at.getHours())}:${two(at.getMinutes())} ngày ${two(at.getDate())}/${two(at.getMonth() + 1)}/${at.getFullYear()}`;
}

export function duration(seconds) {
  if (seconds < 60) return `${Math.max(1, Math.round(seconds))} giây`;
  if (seconds < 3600) return `${Math.round(seconds / 60)} phút`;
  return `${number(Math.round(seconds / 360) / 10)} giờ`;
}
