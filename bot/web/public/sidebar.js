// The list of conversations stays as it was left: Chainlit draws its page anew, with the list closed, for every
// conversation that is opened, and on a phone when the list is opened for the first time.
const LEFT_OPEN = 'cchc-list-is-open';
const JUST_NOW_MS = 1500;

const DRAWN_MS = 100;

const list = () => document.querySelector('[data-side=left][data-state]'); // a phone has none while it is closed

let openedAt = 0;
document.addEventListener(
  'click',
  ({ target, isTrusted }) => {
    if (!isTrusted || !target.closest('#sidebar-trigger-button')) return;
    if (list()) sessionStorage.setItem(LEFT_OPEN, list().dataset.state === 'collapsed');
    else openedAt = Date.now();
  },
  true
);

function reopen() {
  const wanted = list() ? sessionStorage.getItem(LEFT_OPEN) === 'true' : Date.now() - openedAt < JUST_NOW_MS;
  if (wanted && list()?.dataset.state !== 'expanded') known.click();
}

let known;
new MutationObserver(() => {
  const trigger = document.querySelector('#header #sidebar-trigger-button');
  if (!trigger || trigger === known) return;
  known = trigger;
  setTimeout(reopen, DRAWN_MS); // at first every screen is drawn as a wide one
}).observe(document.documentElement, { childList: true, subtree: true });
