using System.Runtime.CompilerServices;
using LettucePlug.Providers.OpenAiShaped;
using LettucePlug.Sdk;

namespace LettucePlug.Provider.Pollinations;

internal sealed partial class PollinationsClient
{
    public IAsyncEnumerable<ImageUpdate> GenerateAsync(ImageRequest request, CancellationToken cancellationToken = default) =>
        UsageSum.AtTheEndAsync(CallsAsync(request, cancellationToken), cancellationToken);

    private async IAsyncEnumerable<ImageUpdate> CallsAsync(
        ImageRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // Only for references is there anything to look up.
        var facts = request.References.Count > 0
            ? await _imageModels.OfAsync(request.Model, cancellationToken).ConfigureAwait(false)
            : null;
        var warnings = new PromptWarnings(_title);
        var call = ImageCall.From(request, facts ?? ImageModelFacts.Unknown, warnings);
        foreach (var warning in warnings.All)
        {
            yield return warning;
        }

        var answers = new ImageAnswers(_calls, new ImageAnswerShape { ReadUsage = ReadUsage });
        for (var i = 0; i < request.Count; i++)
        {
            using var body = call.CreateBody(i);
            await foreach (var update in answers.PostAsync(call.Path, body, cancellationToken).ConfigureAwait(false))
            {
                yield return update is ImageReady ready ? ready with { Seed = call.SeedAt(i) } : update;
            }
        }
    }
}
