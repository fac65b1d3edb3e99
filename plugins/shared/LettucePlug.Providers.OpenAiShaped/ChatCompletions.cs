using System.Runtime.CompilerServices;
using LettucePlug.Sdk;

namespace LettucePlug.Providers.OpenAiShaped;

/// <summary>Chat over the <c>chat/completions</c> route: sends the request, adapts it to what the model takes, and reads the answer.</summary>
public sealed class ChatCompletions(ServiceCalls calls, ChatDialect dialect)
{
    private const string Older = "max_tokens";
    private const string Newer = "max_completion_tokens";

    private static readonly string[] CanBeLeftOut = ["temperature", "top_p", "stop", "seed", "stream_options", Older, Newer];

    public async IAsyncEnumerable<ChatUpdate> AnswerAsync(
        ChatRequest request,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var leaveOut = new HashSet<string>();
        var maxTokensField = dialect.MaxTokensField;
        var warnings = new List<string>();
        HttpResponseMessage response;
        while (true)
        {
            try
            {
                using var body = ChatBody.Create(request, dialect, maxTokensField, leaveOut);
                response = await calls.PostAsync(dialect.Path, body, "text/event-stream, application/json", cancellationToken)
                    .ConfigureAwait(false);
                break;
            }
            catch (ProviderException e) when (e.Failure == ProviderFailure.InvalidRequest && Blamed(e) is { } name && leaveOut.Add(name))
            {
                // Refused before anything was made, so the second request costs nothing.
                if (name == maxTokensField && !leaveOut.Contains(Other(name)))
                {
                    maxTokensField = Other(name);
                }
                else if (name != "stream_options")
                {
                    warnings.Add($"The model does not take '{name}', which was left out.");
                }
            }
        }

        using (response)
        {
            foreach (var warning in warnings)
            {
                yield return new ChatWarning { Message = warning };
            }

            var isStream = calls.IsEventStream(response);
            var content = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
            await using var disposing = content.ConfigureAwait(false);
            var answer = new ChatAnswer(calls.ServiceTitle, dialect);
            await foreach (var update in (isStream
                ? answer.ReadEventsAsync(content, cancellationToken)
                : answer.ReadWholeAsync(content, cancellationToken)).ConfigureAwait(false))
            {
                yield return update;
            }
        }
    }

    private static string Other(string field) => field == Older ? Newer : Older;

    /// <summary>
    /// Which optional field a refusal is about. Services name it in quotation marks, whatever else they send; the
    /// first name counts, since advice about the other one follows it.
    /// </summary>
    private static string? Blamed(ProviderException refusal) => CanBeLeftOut
        .Select(name => (Name: name, At: refusal.Message.IndexOf($"'{name}'", StringComparison.Ordinal)))
        .Where(found => found.At >= 0)
        .OrderBy(found => found.At)
        .Select(found => found.Name)
        .FirstOrDefault();
}
