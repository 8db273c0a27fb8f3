// The colours that were chosen in the chat, before anything is drawn; Chainlit keeps the choice under this key.
const THEME_KEY = 'vite-ui-theme';

function isDark() {
  const chosen = localStorage.getItem(THEME_KEY) ?? 'light';
  return chosen === 'dark' || (chosen === 'system' && matchMedia('(prefers-color-scheme: dark)').matches);
}

document.documentElement.classList.toggle('dark', isDark());
document.addEventListener('DOMContentLoaded', () => {
  document.getElementById('theme').addEventListener('click', () => {
    localStorage.setItem(THEME_KEY, isDark() ? 'light' : 'dark');
    document.documentElement.classList.toggle('dark', isDark());
  });
});
