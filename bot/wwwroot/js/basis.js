import { printedDate } from './clock.js';
import { el, icon, webAddress } from './dom.js';
import { sanitized } from './sanitize.js';

let count = 0;

/** The legal basis of an answer: one line, and a fold with everything; null when the answer rests on nothing. */
export function basisOf(answer) {
  const citations = (answer.citations ?? []).filter(citation => citation?.printed);
  const detail = detailOf(answer);
  if (citations.length === 0 && detail === null) return null;

  const id = `basis-${++count}`;
  const fold = el('div', { class: 'basis', id, 'data-testid': 'basis', hidden: true, role: 'region', 'aria-label': 'Căn cứ của câu trả lời' },
    citations.length > 0 && el('ol', { class: 'citations' }, ...citations.map(citation)),
    detail);
  const label = el('span', { text: 'Xem căn cứ' });
  const toggle = el('button', {
    type: 'button', class: 'small basis-toggle', 'data-testid': 'basis-toggle', 'aria-expanded': 'false', 'aria-controls': id,
    onclick: () => {
      fold.hidden = !fold.hidden;
      toggle.setAttribute('aria-expanded', String(!fold.hidden));
      label.textContent = fold.hidden ? 'Xem căn cứ' : 'Thu gọn';
    },
  }, icon('book'), label);
  return { line: citations.length > 0 ? firstLine(citations) : null, toggle, fold };
}

function firstLine(citations) {
  const more = citations.length > 1 ? ` và ${citations.length - 1} căn cứ khác` : '';
  return el('p', { class: 'basis-line' }, el('span', { text: 'Căn cứ: ' }), citations[0].printed, more && el('span', { text: more }));
}

function citation(item) {
  const { printed, effectiveFrom, effectiveUntil, amendedBy, quote, note } = item;
  const dates = [
    effectiveFrom && `hiệu lực từ ${printedDate(effectiveFrom)}`,
    effectiveUntil && `${effectiveFrom ? '' : 'hiệu lực '}đến hết ${printedDate(effectiveUntil)}`,
  ].filter(Boolean).join(' ');
  const amended = amendedBy && !printed.includes(amendedBy) && `sửa đổi bởi ${amendedBy}`;
  const meta = [dates, amended].filter(Boolean).join(' · ');
  const address = webAddress(item.sourceUrl);
  return el('li', {},
    el('p', { class: 'printed', text: printed }),
    meta && el('p', { class: 'meta', text: meta }),
    quote && el('blockquote', { text: quote }),
    note ? el('p', { class: 'meta', text: note }) : !quote && el('p', { class: 'meta', text: 'chưa có toàn văn trong kho' }),
    address && el('a', { class: 'source', href: address, target: '_blank', rel: 'noopener noreferrer', text: 'Đọc văn bản gốc' }));
}

function detailOf(answer) {
  if (answer.detailHtml) {
    const box = el('div', { class: 'detail' }, sanitized(answer.detailHtml));
    return box.textContent.trim() ? box : null;
  }
  return answer.detail?.trim() ? el('div', { class: 'detail plain', text: answer.detail.trim() }) : null;
}
