using System.Collections.Concurrent;

namespace CongDoan.Bot.Messaging;

/// <summary>Tells open pages of this process that their conversation has new rows, or that an answer is on its way.</summary>
internal sealed class ConversationBells
{
    private readonly ConcurrentDictionary<string, ConcurrentDictionary<Listener, bool>> _listeners = new(StringComparer.Ordinal);

    public Listener Listen(string conversationId)
    {
        var listener = new Listener(this, conversationId);
        _listeners.GetOrAdd(conversationId, _ => new())[listener] = true;
        return listener;
    }

    public void Ring(string conversationId) => Each(conversationId, typing: false);

    public void RingTyping(string conversationId) => Each(conversationId, typing: true);

    private void Each(string conversationId, bool typing)
    {
        if (_listeners.TryGetValue(conversationId, out var listeners))
        {
            foreach (var listener in listeners.Keys)
            {
                listener.Hear(typing);
            }
        }
    }

    private void Remove(Listener listener)
    {
        if (_listeners.TryGetValue(listener.ConversationId, out var listeners) && listeners.TryRemove(listener, out _) && listeners.IsEmpty)
        {
            // A listener that came in between sits in a dictionary that nobody finds; it still looks every two seconds.
            _listeners.TryRemove(listener.ConversationId, out _);
        }
    }

    /// <summary>One open page.</summary>
    internal sealed class Listener(ConversationBells bells, string conversationId) : Doorbell, IDisposable
    {
        private int _typing;

        public string ConversationId { get; } = conversationId;

        /// <summary>True once after each sign that an answer is on its way.</summary>
        public bool TakeTyping() => Interlocked.Exchange(ref _typing, 0) == 1;

        public void Hear(bool typing)
        {
            if (typing)
            {
                Interlocked.Exchange(ref _typing, 1);
            }

            Ring();
        }

        public void Dispose() => bells.Remove(this);
    }
}
