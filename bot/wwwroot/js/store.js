// What must survive a reload: the draft, the messages that have not reached the server, and which answers were rated.
// Storage may be full, switched off or blocked inside a frame; the page then works without memory.
const draftKey = 'congdoan.draft';
const unsentKey = 'congdoan.unsent';
const ratedKey = 'congdoan.rated';
const ratedKept = 50;

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

function readList(key) {
  try {
    const list = JSON.parse(read(key) ?? '[]');
    return Array.isArray(list) ? list : [];
  } catch {
    return [];
  }
}

/** Unsent messages, oldest first: `{id, text, value, replyToId, postBack, at}`. */
export const loadUnsent = () => readList(unsentKey).filter(item => item?.id && typeof item.text === 'string');

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

/** Ids of the messages that were marked as helpful or wrong here; the server keeps the mark, but does not repeat it. */
export const loadRated = () => readList(ratedKey);
export const keepRated = id => write(ratedKey, JSON.stringify([...loadRated(), id].slice(-ratedKept)));

export function forgetEverything() {
  write(draftKey, '');
  write(unsentKey, '');
  write(ratedKey, '');
}
