using System.Runtime.CompilerServices;
using LettucePlug.Providers.OpenAiShaped;
using LettucePlug.Sdk;

namespace LettucePlug.Provider.Gemini;

internal sealed partial class GeminiClient
{
    public IAsyncEnumerable<ImageUpdate> GenerateAsync(ImageRequest request, CancellationToken cancellationToken = default) =>
        UsageSum.AtTheEndAsync(CallsAsync(request, cancellationToken), cancellationToken);

    private async IAsyncEnumerable<ImageUpdate> CallsAsync(
        ImageRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var warnings = new PromptWarnings(GeminiProvider.Title);
        var call = ImageCall.From(request, ModelRules.For(request.Model), warnings);
        foreach (var warning in warnings.All)
        {
            yield return warning;
        }

        var made = 0;
        for (var i = 0; made < request.Count; i++)
        {
            var reply = await DrawAsync(request.Model, call, i, cancellationToken).ConfigureAwait(false);
            if (reply.Usage is { } used)
            {
                yield return new ImageUsage { Usage = used };
            }

            var images = reply.Images.ToList();
            if (images.Count == 0)
            {
                throw Refusals.ExplainMissingImage(reply);
            }

            made += images.Count;
            foreach (var image in images)
            {
                yield return new ImageReady
                {
                    Image = ImageContent.FromStream(image.Image!.OpenRead(), image.MediaType),
                    Seed = (ulong?)call.SeedOf(i),
                };
            }
        }
    }

    private async Task<Reply> DrawAsync(string model, ImageCall call, int index, CancellationToken cancellationToken)
    {
        using var body = call.CreateBody(index, _safetyThreshold);
        using var response = await _calls.PostAsync(
            ModelRules.Route(model) + ":generateContent", body, "application/json", cancellationToken).ConfigureAwait(false);
        _calls.IsEventStream(response);
        var content = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        await using var disposing = content.ConfigureAwait(false);
        return await Reply.ReadAsync(content, cancellationToken).ConfigureAwait(false);
    }
}
