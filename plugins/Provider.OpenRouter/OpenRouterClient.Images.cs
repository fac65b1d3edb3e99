using System.Runtime.CompilerServices;
using LettucePlug.Providers.OpenAiShaped;
using LettucePlug.Sdk;

namespace LettucePlug.Provider.OpenRouter;

/// <content>The image route comes first; what it does not have is drawn in a chat.</content>
internal sealed partial class OpenRouterClient
{
    public IAsyncEnumerable<ImageUpdate> GenerateAsync(ImageRequest request, CancellationToken cancellationToken = default) =>
        UsageSum.AtTheEndAsync(CallsAsync(request, cancellationToken), cancellationToken);

    private async IAsyncEnumerable<ImageUpdate> CallsAsync(
        ImageRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var known = await _imageModels.AllAsync(cancellationToken).ConfigureAwait(false);
        var facts = known?.GetValueOrDefault(request.Model);
        HttpResponseMessage? first = null;
        var warnings = new PromptWarnings(_title);
        ImageCall? call = null;
        if (facts is not null || known is not { Count: > 0 })
        {
            call = ImageCall.From(request, facts ?? ImageModelFacts.Unknown, _wantsPreviews, warnings);
            first = await BeginAsync(call, request, facts, cancellationToken).ConfigureAwait(false);
        }

        if (call is null || first is null)
        {
            await foreach (var update in new ChatPictures(_chat, _title).GenerateAsync(request, cancellationToken).ConfigureAwait(false))
            {
                yield return update;
            }

            yield break;
        }

        using (first)
        {
            await foreach (var update in DrawAsync(call, first, request, facts, warnings, cancellationToken).ConfigureAwait(false))
            {
                yield return update;
            }
        }
    }

    private async IAsyncEnumerable<ImageUpdate> DrawAsync(
        ImageCall call,
        HttpResponseMessage first,
        ImageRequest request,
        ImageModelFacts? facts,
        PromptWarnings warnings,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var warning in warnings.All)
        {
            yield return warning;
        }

        var made = 0;
        var response = first;
        while (true)
        {
            // Only where a call makes one picture is it known whose seed it was.
            var seed = PerCall(request, facts, made) == 1 ? call.SeedAt(made) : null;
            using (response)
            {
                await foreach (var update in ReadAsync(response, cancellationToken).ConfigureAwait(false))
                {
                    made += update is ImageReady ? 1 : 0;
                    yield return update is ImageReady ready ? ready with { Seed = seed } : update;
                }
            }

            // The number asked for is an upper bound: services may make fewer.
            if (made >= request.Count)
            {
                break;
            }

            response = await PostAsync(call, PerCall(request, facts, made), made, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Null where the image route has no such model, which costs nothing; only asked where the list was not to be had.</summary>
    private async Task<HttpResponseMessage?> BeginAsync(
        ImageCall call, ImageRequest request, ImageModelFacts? facts, CancellationToken cancellationToken)
    {
        try
        {
            return await PostAsync(call, PerCall(request, facts, made: 0), made: 0, cancellationToken).ConfigureAwait(false);
        }
        catch (ProviderException e) when (facts is null && e.Failure == ProviderFailure.NotFound
            && e.ProviderCode != OpenRouterFailures.PrivacyRestricted)
        {
            return null;
        }
    }

    private async Task<HttpResponseMessage> PostAsync(ImageCall call, int count, int made, CancellationToken cancellationToken)
    {
        using var body = call.CreateBody(count, made);
        return await _calls.PostAsync("images", body, "text/event-stream, application/json", cancellationToken).ConfigureAwait(false);
    }

    private async IAsyncEnumerable<ImageUpdate> ReadAsync(
        HttpResponseMessage response,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var isStream = _calls.IsEventStream(response);
        var body = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        await using var disposing = body.ConfigureAwait(false);
        var answers = new ImageAnswers(_calls, new ImageAnswerShape());
        await foreach (var update in (isStream
            ? answers.ReadEventsAsync(body, cancellationToken)
            : answers.ReadWholeAsync(body, cancellationToken)).ConfigureAwait(false))
        {
            yield return update;
        }
    }

    private static int PerCall(ImageRequest request, ImageModelFacts? facts, int made) =>
        Math.Min(request.Count - made, (facts ?? ImageModelFacts.Unknown).MostPerCall);
}
