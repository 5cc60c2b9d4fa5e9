const KEY = 'prompt-gate-theme';

/** Lets the reader choose light or dark; without a choice the system's holds. */
export function startTheme(): void {
  const buttons = [...document.querySelectorAll<HTMLButtonElement>('[data-theme-choice]')];
  const set = (theme: string) => {
    if (theme === 'auto') delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
    for (const button of buttons)
      button.setAttribute('aria-pressed', String(button.dataset.themeChoice === theme));
  };
  const known = kept();
  if (known === 'light' || known === 'dark') set(known);
  for (const button of buttons) {
    button.addEventListener('click', () => {
      const theme = button.dataset.themeChoice ?? 'auto';
      set(theme);
      keep(theme);
    });
  }
  const themes = document.getElementById('themes');
  if (themes !== null) themes.hidden = false;
}

/** A file from disk, or a frame without an origin, may not be allowed to keep anything. */
function kept(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

function keep(theme: string): void {
  try {
    localStorage.setItem(KEY, theme);
  } catch {
    // It holds as long as the page is open.
  }
}
