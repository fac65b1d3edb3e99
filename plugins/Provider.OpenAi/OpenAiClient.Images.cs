using System.Runtime.CompilerServices;
using LettucePlug.Providers.OpenAiShaped;
using LettucePlug.Sdk;

namespace LettucePlug.Provider.OpenAi;

internal sealed partial class OpenAiClient
{
    public IAsyncEnumerable<ImageUpdate> GenerateAsync(ImageRequest request, CancellationToken cancellationToken = default) =>
        UsageSum.AtTheEndAsync(CallsAsync(request, cancellationToken), cancellationToken);

    private async IAsyncEnumerable<ImageUpdate> CallsAsync(
        ImageRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var rules = ImageModelRules.For(request.Model, _isCompatibleServer);
        var warnings = new PromptWarnings(_title);
        var call = ImageCall.From(request, rules, _isCompatibleServer ? 0 : _partialImages, warnings);
        foreach (var warning in warnings.All)
        {
            yield return warning;
        }

        var answers = new ImageAnswers(_calls, new ImageAnswerShape { HoldsImages = !rules.IsGptImage });
        for (var left = request.Count; left > 0; left -= rules.MaxPerCall)
        {
            using var body = call.CreateBody(Math.Min(left, rules.MaxPerCall));
            await foreach (var update in answers.PostAsync(call.Path, body, cancellationToken).ConfigureAwait(false))
            {
                yield return update;
            }
        }
    }
}
