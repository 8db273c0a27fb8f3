// Typical reasons in Chainlit's feedback dialog: one click says what a sentence would.
const REASONS = {
  positive: ['Đúng và đủ', 'Dẫn nguồn rõ ràng'],
  negative: ['Sai', 'Thiếu', 'Không đúng tài liệu', 'Không nên từ chối', 'Văn bản đã cũ', 'Khó hiểu']
};
const setText = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value').set;

let thumb = 'negative';
document.addEventListener(
  'click',
  ({ target }) => {
    const button = target.closest('[class*="positive-feedback"], [class*="negative-feedback"]');
    if (button) thumb = button.className.includes('positive-feedback') ? 'positive' : 'negative';
  },
  true
);

function parts(area) {
  return area.value.split('; ').filter(Boolean);
}

function toggle(area, reason) {
  const now = parts(area);
  const next = now.includes(reason) ? now.filter((one) => one !== reason) : [...now, reason];
  setText.call(area, next.join('; '));
  area.dispatchEvent(new Event('input', { bubbles: true })); // as if typed: React keeps the text
  area.focus();
}

function reasons(area) {
  const group = document.createElement('div');
  group.className = 'cchc-reasons';
  group.setAttribute('role', 'group');
  group.setAttribute('aria-label', 'Lý do thường gặp');
  for (const reason of REASONS[thumb]) {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = reason;
    button.addEventListener('click', () => toggle(area, reason));
    group.append(button);
  }
  const show = () => {
    for (const button of group.children) button.ariaPressed = parts(area).includes(button.textContent);
  };
  area.addEventListener('input', show);
  show();
  return group;
}

new MutationObserver(() => {
  const dialog = document.getElementById('submit-feedback')?.closest('[role=dialog]');
  const area = dialog?.querySelector('textarea');
  if (area && !dialog.querySelector('.cchc-reasons')) area.before(reasons(area));
}).observe(document.documentElement, { childList: true, subtree: true });
