const thumbs = new Set(['#helpful', '#wrong']);

/** True for "Hữu ích" and "Chưa đúng": a mark on an answer, not words of the conversation. */
export function isThumb(value) {
  return thumbs.has(value);
}

/**
 * What an activity of the stream means to this page:
 * `{kind: 'bot' | 'officer' | 'member' | 'system', …}`, `{kind: 'typing'}`, or null for what people do not see.
 */
export function read(activity) {
  const channelData = activity?.channelData ?? {};
  const answer = channelData.congdoan ?? {};
  const kind = kindOf(activity, channelData, answer);
  if (activity?.type === 'typing') return kind === 'member' ? null : { kind: 'typing', officer: kind === 'officer' };
  if (activity?.type !== 'message') return null;

  const clientId = channelData.clientActivityID ?? null;
  if (kind === 'member' && channelData.postBack && isThumb(activity.value)) return null;
  const text = (kind === 'member' ? activity.text : answer.text || activity.text) ?? '';
  if (!text.trim() && !answer.ticket) return null;
  return {
    kind, clientId, text: text.trim(), answer,
    id: activity.id ?? null,
    time: Date.parse(activity.timestamp) || Date.now(),
    sequence: sequenceOf(activity, channelData),
    actions: activity.suggestedActions?.actions ?? [],
    replyToId: activity.replyToId ?? null,
  };
}

/** A message that the member has just written here. */
export function written(item) {
  return { kind: 'member', clientId: item.id, id: null, text: item.text, answer: {}, time: item.at, sequence: null, actions: [], pending: true };
}

function kindOf(activity, channelData, answer) {
  if (answer.from === 'officer' || answer.from === 'system' || answer.from === 'member') return answer.from;
  const role = activity?.from?.role;
  if (answer.from === 'bot' || role === 'bot') return 'bot';
  if (role === 'user' || channelData.clientActivityID) return 'member';
  return role === 'channel' || !activity?.from?.id ? 'system' : 'bot';
}

function sequenceOf(activity, channelData) {
  const given = channelData['webchat:sequence-id'];
  if (Number.isFinite(given)) return given;
  const tail = /(?:^|\|)(\d{1,15})$/.exec(activity.id ?? '');
  return tail ? Number(tail[1]) : null;
}

/** Order in the log, for Array.sort: the server's sequence, else its clock; what has no echo yet comes last. */
export function inOrder(left, right) {
  if (Boolean(left.pending) !== Boolean(right.pending)) return left.pending ? 1 : -1;
  const sequenced = left.sequence !== null && right.sequence !== null;
  return sequenced ? left.sequence - right.sequence : left.time - right.time;
}
