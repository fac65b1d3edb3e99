using System.Runtime.CompilerServices;
using LettucePlug.Sdk;

namespace LettucePlug.Providers.OpenAiShaped;

/// <summary>Adds the usage of several calls that serve one request.</summary>
public static class UsageSum
{
    /// <summary>The updates of all calls in one row: what each call used is told once, in sum, at the end.</summary>
    public static async IAsyncEnumerable<ImageUpdate> AtTheEndAsync(
        IAsyncEnumerable<ImageUpdate> calls,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Usage? total = null;
        await foreach (var update in calls.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            if (update is ImageUsage { Usage: var used })
            {
                total = total is null ? used : Add(total, used);
            }
            else
            {
                yield return update;
            }
        }

        if (total is not null)
        {
            yield return new ImageUsage { Usage = total };
        }
    }

    private static Usage Add(Usage sum, Usage used) => used with
    {
        InputTokens = sum.InputTokens is null && used.InputTokens is null
            ? null
            : (sum.InputTokens ?? 0) + (used.InputTokens ?? 0),
        OutputTokens = sum.OutputTokens is null && used.OutputTokens is null
            ? null
            : (sum.OutputTokens ?? 0) + (used.OutputTokens ?? 0),
        Cost = sum.Cost is null && used.Cost is null ? null : (sum.Cost ?? 0) + (used.Cost ?? 0),
    };
}
