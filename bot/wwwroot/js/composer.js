import { loadDraft, saveDraft } from './store.js';

const countFrom = 3_500;
const most = 20_000;
const lines = 5;

/** The text box: grows to five lines, keeps its draft, counts long texts. `send(text)` takes what the member wrote. */
export function startComposer(send) {
  const form = document.getElementById('composer');
  const text = document.getElementById('text');
  const button = document.getElementById('send');
  const count = document.getElementById('count');
  const hint = document.getElementById('hint');
  const usualHint = hint.textContent;
  const mouse = matchMedia('(hover: hover) and (pointer: fine)');

  const fit = () => {
    const style = getComputedStyle(text);
    const limit = parseFloat(style.lineHeight) * lines + parseFloat(style.paddingTop) + parseFloat(style.paddingBottom);
    text.style.height = 'auto';
    text.style.height = `${Math.min(text.scrollHeight, limit)}px`;
    text.style.overflowY = text.scrollHeight > limit ? 'auto' : 'hidden';
  };
  const update = () => {
    const length = text.value.length;
    const tooLong = length > most;
    button.disabled = tooLong || text.value.trim() === '';
    count.textContent = length > countFrom ? `${length.toLocaleString('vi-VN')} ký tự` : '';
    count.classList.toggle('over', tooLong);
    hint.textContent = tooLong ? 'Tin dài quá 20.000 ký tự nên chưa gửi được. Bạn chia thành nhiều tin giúp nhé.' : usualHint;
    hint.classList.toggle('over', tooLong);
    fit();
  };
  const submit = () => {
    if (button.disabled) return;
    send(text.value.trim());
    text.value = '';
    saveDraft('');
    update();
    text.focus();
  };

  text.addEventListener('input', () => {
    saveDraft(text.value);
    update();
  });
  text.addEventListener('keydown', event => {
    // While an input method composes a Vietnamese syllable, Enter only ends the syllable (keyCode 229 in older browsers).
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing || event.keyCode === 229 || !mouse.matches) return;
    event.preventDefault();
    submit();
  });
  form.addEventListener('submit', event => {
    event.preventDefault();
    submit();
  });
  // Pressing the button must not close the keyboard of a phone.
  button.addEventListener('pointerdown', event => event.preventDefault());
  addEventListener('resize', fit);

  text.value = loadDraft();
  update();
  return {
    clear() {
      text.value = '';
      update();
    },
    focus: () => mouse.matches && text.focus({ preventScroll: true }),
  };
}
