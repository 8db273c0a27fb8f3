import './feedback.js';

// Chainlit keeps a few words for screen readers in its components, out of reach of its translations.
const WORDS = { Close: 'Đóng', 'Toggle theme': 'Đổi nền sáng, nền tối' };
const NAMES = {
  'new-chat-button': 'Cuộc trò chuyện mới',
  'chat-submit': 'Gửi câu hỏi',
  'stop-button': 'Dừng trả lời'
};

function translate() {
  for (const { firstChild } of document.querySelectorAll('.sr-only')) {
    if (firstChild?.data in WORDS) firstChild.data = WORDS[firstChild.data];
  }
  for (const [id, name] of Object.entries(NAMES)) {
    document.getElementById(id)?.setAttribute('aria-label', name);
  }
  document.querySelector('#side-view-title button')?.setAttribute('aria-label', 'Đóng nguồn');
  for (const image of document.querySelectorAll('img.logo, img[alt^="Avatar"]')) {
    image.alt = document.title;
  }
}

new MutationObserver(translate).observe(document.documentElement, { childList: true, subtree: true });

// The months of older conversations are named in the language of the browser.
Object.defineProperty(navigator, 'language', { get: () => 'vi-VN' });
