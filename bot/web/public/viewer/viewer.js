// A whole document: goes to what is marked, marks it on pictures of pages, copies citations. Nothing is sent anywhere.
(() => {
  // Before anything is drawn: light or dark as the chat is.
  let theme = 'light';
  try {
    theme = localStorage.getItem('vite-ui-theme') ?? theme;
  } catch {
    // Storage is switched off: the chat is light then, too.
  }
  const dark = theme === 'dark' || (theme === 'system' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.classList.toggle('dark', dark);

  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const calm = matchMedia('(prefers-reduced-motion: reduce)');
  let at = 0;

  const tell = (words) => {
    const told = document.getElementById('told');
    told.textContent = words;
    setTimeout(() => told.textContent === words && (told.textContent = ''), 2500);
  };

  // Offices open the chat under plain http, where browsers keep the clipboard from pages.
  const copyTheOldWay = (text) => {
    const field = document.createElement('textarea');
    field.value = text;
    field.setAttribute('readonly', '');
    field.className = 'copying';
    const focused = document.activeElement;
    document.body.append(field);
    field.select();
    const copied = document.execCommand('copy');
    field.remove();
    focused?.focus();
    return copied;
  };

  const copy = async (text) => {
    try {
      await navigator.clipboard.writeText(text);
      tell('Đã chép');
    } catch {
      tell(copyTheOldWay(text) ? 'Đã chép' : 'Trình duyệt không cho chép. Hãy bôi đen rồi chép bằng Ctrl+C.');
    }
  };

  const placeOf = (number) =>
    document.querySelector(`mark[data-quotes~="${number}"], rect[data-quotes~="${number}"]`) ??
    document.querySelector(`figure[data-quotes~="${number}"]`);

  // Goes to quote `number`: its words or boxes, or as long as they are not found its page.
  const go = (number, behavior = calm.matches ? 'auto' : 'smooth') => {
    at = number;
    for (const one of all('mark, rect')) {
      one.classList.toggle('here', one.dataset.quotes.split(' ').includes(String(number)));
    }
    for (const one of all('.quotes li')) {
      one.toggleAttribute('aria-current', one.dataset.number === String(number));
    }
    const where = document.getElementById('where');
    if (where) where.textContent = `${number}/${all('.quotes li').length}`;
    const place = placeOf(number);
    place?.scrollIntoView({ behavior, block: place.matches('figure') ? 'start' : 'center' });
  };

  const step = (by) => {
    const count = all('.quotes li').length;
    if (count) go(((at - 1 + by + count) % count) + 1);
  };

  const draw = (figure, boxes, number) => {
    const drawing = figure.querySelector('svg');
    for (const [left, top, right, bottom] of boxes) {
      const box = document.createElementNS(drawing.namespaceURI, 'rect');
      const edges = { x: left, y: top, width: right - left, height: bottom - top };
      for (const [name, value] of Object.entries(edges)) box.setAttribute(name, value);
      box.dataset.quotes = number;
      drawing.append(box);
    }
  };

  // The boxes of the quotes on one page; a scan is read again for them, which takes a while the first time.
  const mark = async (figure) => {
    const state = figure.querySelector('.state');
    const spans = figure.dataset.spans.split(' ');
    const slow = setTimeout(() => (state.textContent = 'Đang dò chỗ của đoạn trích trên ảnh quét…'), 700);
    const notices = new Set();
    for (const [index, number] of figure.dataset.quotes.split(' ').entries()) {
      try {
        const answer = await fetch(`${figure.dataset.boxes}?quote=${spans[index]}`);
        const { boxes = [], notice = '', detail = '' } = await answer.json();
        draw(figure, boxes, number);
        if (notice || detail) notices.add(notice || detail);
      } catch {
        notices.add('Mất kết nối với máy chủ; hãy tải lại trang để xem chỗ được trích.');
      }
      if (Number(number) === at) go(at, 'auto');
    }
    clearTimeout(slow);
    state.textContent = [...notices].join(' ');
  };

  const onKey = (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.target.closest('table, input, textarea')) return;
    if (event.key === 'ArrowRight') step(1);
    if (event.key === 'ArrowLeft') step(-1);
  };

  document.addEventListener('DOMContentLoaded', () => {
    for (const button of all('.copy')) button.addEventListener('click', () => copy(button.dataset.text));
    for (const button of all('.go')) {
      button.addEventListener('click', () => go(Number(button.closest('li').dataset.number)));
    }
    document.getElementById('print').addEventListener('click', () => print());
    document.getElementById('before')?.addEventListener('click', () => step(-1));
    document.getElementById('after')?.addEventListener('click', () => step(1));
    document.getElementById('return')?.addEventListener('click', () => go(1));
    document.addEventListener('keydown', onKey);
    const first = Number(document.body.dataset.at);
    if (first) go(first, 'auto');
    for (const figure of all('figure[data-quotes]')) mark(figure);
  });
})();
