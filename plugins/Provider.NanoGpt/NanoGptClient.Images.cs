using System.Runtime.CompilerServices;
using System.Text.Json;
using LettucePlug.Providers.OpenAiShaped;
using LettucePlug.Sdk;

namespace LettucePlug.Provider.NanoGpt;

internal sealed partial class NanoGptClient
{
    public IAsyncEnumerable<ImageUpdate> GenerateAsync(ImageRequest request, CancellationToken cancellationToken = default) =>
        UsageSum.AtTheEndAsync(CallsAsync(request, cancellationToken), cancellationToken);

    private async IAsyncEnumerable<ImageUpdate> CallsAsync(
        ImageRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var facts = await _imageModels.OfAsync(request.Model, cancellationToken).ConfigureAwait(false) ?? ImageModelFacts.Unknown;
        var warnings = new PromptWarnings(_title);
        var call = ImageCall.From(request, facts, warnings);
        foreach (var warning in warnings.All)
        {
            yield return warning;
        }

        var answers = new ImageAnswers(_calls, new ImageAnswerShape { ReadAnswerUsage = ReadCost });
        var made = 0;
        while (made < request.Count)
        {
            var count = Math.Min(request.Count - made, facts.MostPerCall);
            // Only where a call makes one picture is it known whose seed it was.
            var seed = count == 1 ? call.SeedAt(made) : null;
            using var body = call.CreateBody(count, made);
            await foreach (var update in answers.PostAsync(ImageCall.Path, body, cancellationToken).ConfigureAwait(false))
            {
                made += update is ImageReady ? 1 : 0;
                yield return update is ImageReady ready ? ready with { Seed = seed } : update;
            }
        }
    }

    /// <summary>Paid in dollars, or in a coin that is named by its three letters.</summary>
    private static Usage? ReadCost(JsonElement answer) =>
        answer.ValueKind == JsonValueKind.Object && answer.TryGetProperty("cost", out var cost)
            && cost.ValueKind == JsonValueKind.Number && cost.TryGetDecimal(out var amount)
                ? new Usage
                {
                    Cost = amount,
                    Currency = ModelEntry.Text(answer, "paymentSource") is { Length: 3 } coin ? coin.ToUpperInvariant() : "USD",
                }
                : null;
}
