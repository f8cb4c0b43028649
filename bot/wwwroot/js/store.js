// What must survive a reload: the draft and the messages that have not reached the server.
// Storage may be full, switched off or blocked inside a frame; the page then works without memory.
const draftKey = 'congdoan.draft';
const unsentKey = 'congdoan.unsent';

function read(key) {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function write(key, value) {
  try {
    if (value) localStorage.setItem(key, value);
    else localStorage.removeItem(key);
  } catch {
    // Nothing to do: see the head of the file.
  }
}

export const loadDraft = () => read(draftKey) ?? '';
export const saveDraft = text => write(draftKey, text);

/** Unsent messages, oldest first: `{id, text, value, replyToId, postBack, at}`. */
export function loadUnsent() {
  try {
    const list = JSON.parse(read(unsentKey) ?? '[]');
    return Array.isArray(list) ? list.filter(item => item?.id && typeof item.text === 'string') : [];
  } catch {
    return [];
  }
}

// The list is read again before each change because another tab may have changed it.
export function keepUnsent(item) {
  const list = loadUnsent().filter(other => other.id !== item.id);
  write(unsentKey, JSON.stringify([...list, item]));
}

export function dropUnsent(id) {
  const list = loadUnsent();
  const rest = list.filter(item => item.id !== id);
  if (rest.length < list.length) write(unsentKey, rest.length ? JSON.stringify(rest) : '');
}

export function forgetEverything() {
  write(draftKey, '');
  write(unsentKey, '');
}
