using System.Runtime.CompilerServices;
using LettucePlug.Sdk;

namespace LettucePlug.Provider.Gemini;

internal sealed partial class GeminiClient
{
    public async IAsyncEnumerable<ChatUpdate> ChatAsync(
        ChatRequest request,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        using var body = ChatBody.Create(request, _safetyThreshold);
        using var response = await _calls.PostAsync(
            ModelRules.Route(request.Model) + ":streamGenerateContent?alt=sse", body,
            "text/event-stream, application/json", cancellationToken).ConfigureAwait(false);
        var isStream = _calls.IsEventStream(response);
        var content = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        await using var disposing = content.ConfigureAwait(false);
        var answer = new ChatAnswer();
        if (isStream)
        {
            var events = new SseReader(content);
            while (await events.MoveNextAsync(cancellationToken).ConfigureAwait(false))
            {
                foreach (var update in answer.Take(await Reply.ReadAsync(events.Data, cancellationToken).ConfigureAwait(false)))
                {
                    yield return update;
                }
            }
        }
        else
        {
            foreach (var update in answer.Take(await Reply.ReadAsync(content, cancellationToken).ConfigureAwait(false)))
            {
                yield return update;
            }
        }

        foreach (var update in answer.Finish())
        {
            yield return update;
        }
    }
}
