import './feedback.js';
import './sidebar.js';

// Chainlit keeps a few words for screen readers in its components, out of reach of its translations.
const WORDS = { Close: 'Đóng', 'Toggle theme': 'Đổi nền sáng, nền tối' };
const NAMES = {
  'new-chat-button': 'Cuộc trò chuyện mới',
  'chat-submit': 'Gửi câu hỏi',
  'stop-button': 'Dừng trả lời',
  'chat-settings-open-modal': 'Phạm vi tìm'
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
for (const name of ['toLocaleString', 'toLocaleDateString']) {
  const inBrowsers = Date.prototype[name];
  Date.prototype[name] = function (_, options) {
    return inBrowsers.call(this, 'vi-VN', options);
  };
}

// The first time an index is used its example questions take some seconds to be made and answered. A page that nobody
// has touched yet then loads them; whoever has begun to type is left alone.
const EXAMPLES_EACH_MS = 2000;
const EXAMPLES_TRIES = 30;

function lacksExamples() {
  const offered = document.querySelectorAll('#starters button');
  return offered.length === 1 && !document.getElementById('chat-input')?.textContent;
}

async function awaitExamples(tries) {
  if (lacksExamples()) {
    const settings = await fetch('/project/settings?language=vi-VN').then((reply) => reply.json(), () => ({}));
    if (settings.starters?.length > 1 && lacksExamples()) return location.reload();
  }
  if (tries > 1) setTimeout(awaitExamples, EXAMPLES_EACH_MS, tries - 1);
}

awaitExamples(EXAMPLES_TRIES);
