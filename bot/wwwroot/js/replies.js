import { el, icon } from './dom.js';
import { isThumb } from './entry.js';

/**
 * Quick replies under the newest answer. `choose(action, entry)` is called for what goes to the server.
 * Options go once the member has said something; the thumbs stay until the next answer.
 */
export function drawReplies(entry, { rated, answered }, choose) {
  clearReplies(entry);
  const actions = entry.actions.filter(action => action?.title && action.value !== '#basis');
  const options = answered ? [] : actions.filter(action => !isThumb(action.value));
  const marks = actions.filter(action => isThumb(action.value));

  if (marks.length > 0) entry.tail.append(rated ? noted() : thumbs(entry, marks, choose));
  // Without citations there is no fold to open: the server's "Xem căn cứ" is then left out, as it would do nothing.
  if (options.length > 0) {
    entry.options = el('div', { class: 'options', role: 'group', 'aria-label': 'Trả lời nhanh' },
      ...options.map(action => el('button', {
        type: 'button', class: 'chip', 'data-testid': 'quick-reply', text: action.title,
        onclick: () => {
          for (const button of entry.options.children) button.disabled = true;
          choose(action, entry);
        },
      })));
    entry.node.append(entry.options);
  }
}

/** Takes away what `drawReplies` put there; a mark that was given stays to be seen. */
export function clearReplies(entry) {
  entry.options?.remove();
  entry.options = null;
  for (const node of entry.tail?.querySelectorAll('.thumbs, .noted') ?? []) node.remove();
}

export function showNoted(entry) {
  if (!entry.tail) return;
  clearReplies(entry);
  entry.tail.append(noted());
}

function thumbs(entry, marks, choose) {
  return el('span', { class: 'thumbs', role: 'group', 'aria-label': 'Câu trả lời này thế nào?' },
    ...marks.map(action => el('button', {
      type: 'button', class: `small ${action.value === '#wrong' ? 'wrong' : 'helpful'}`, 'data-testid': 'quick-reply',
      onclick: () => choose(action, entry),
    }, icon('up'), el('span', { text: action.title }))));
}

function noted() {
  return el('span', { class: 'noted', role: 'status', text: 'Đã ghi nhận' });
}
