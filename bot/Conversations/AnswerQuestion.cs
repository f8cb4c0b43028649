using CongDoan.Knowledge.Answering;

namespace CongDoan.Bot.Conversations;

/// <summary>Answers a question; the knowledge's answerer unless a test puts its own words here.</summary>
internal delegate Task<Answer> AnswerQuestion(Question question, CancellationToken cancellationToken);
