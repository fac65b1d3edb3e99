using LettucePlug.Sdk;

namespace LettucePlug.Providers.OpenAiShaped;

/// <summary>Adds the usage of several calls that serve one request.</summary>
public sealed class UsageSum
{
    /// <summary>Null where no call told its usage.</summary>
    public Usage? Total { get; private set; }

    public void Add(Usage usage)
    {
        ArgumentNullException.ThrowIfNull(usage);
        Total = Total is null
            ? usage
            : usage with
            {
                InputTokens = Total.InputTokens is null && usage.InputTokens is null
                    ? null
                    : (Total.InputTokens ?? 0) + (usage.InputTokens ?? 0),
                OutputTokens = Total.OutputTokens is null && usage.OutputTokens is null
                    ? null
                    : (Total.OutputTokens ?? 0) + (usage.OutputTokens ?? 0),
                Cost = Total.Cost is null && usage.Cost is null ? null : (Total.Cost ?? 0) + (usage.Cost ?? 0),
            };
    }
}
