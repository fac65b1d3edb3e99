using LettucePlug.Sdk;

namespace LettucePlug.Provider.Gemini;

/// <summary>Explains answers that are a success by their status and hold nothing.</summary>
internal static class Refusals
{
    private static readonly HashSet<string> ByRules =
    [
        "SAFETY", "PROHIBITED_CONTENT", "BLOCKLIST", "SPII", "RECITATION", "IMAGE_SAFETY", "IMAGE_PROHIBITED_CONTENT",
        "IMAGE_RECITATION",
    ];

    public static bool IsByRules(string? finishReason) => finishReason is not null && ByRules.Contains(finishReason);

    /// <summary>Why nothing was said.</summary>
    public static ProviderException? Explain(string? blockReason, string? finishReason, string? words)
    {
        if (blockReason is not null)
        {
            return Moderated($"does not take the request by its content rules ({blockReason}){Quote(words)}", blockReason, wasMade: false);
        }

        return IsByRules(finishReason)
            ? Moderated($"withheld the answer by its content rules ({finishReason}){Quote(words)}", finishReason!, wasMade: true)
            : null;
    }

    /// <summary>Why there is no picture.</summary>
    public static ProviderException ExplainMissingImage(Reply reply)
    {
        if (Explain(reply.BlockReason, reply.FinishReason, reply.FinishMessage) is { } moderated)
        {
            return moderated;
        }

        if (reply.FinishReason == "MAX_TOKENS")
        {
            return new(ProviderFailure.InvalidRequest, $"{GeminiProvider.Title} reached the limit of tokens before the picture was made.")
            {
                ProviderCode = reply.FinishReason,
                MayHaveBeenCharged = true,
                Hint = "Use a shorter prompt or fewer references, or raise 'maxOutputTokens'.",
            };
        }

        var said = reply.Text.Trim();
        var words = said.Length > 0
            ? $"answered with words and without a picture: \"{Shorten(said)}\""
            : $"made no picture ({reply.FinishReason ?? "no reason given"}){Quote(reply.FinishMessage)}";
        return new(ProviderFailure.Protocol, $"{GeminiProvider.Title} {words}")
        {
            ProviderCode = reply.FinishReason,
            MayHaveBeenCharged = true,
            Hint = "Say in the prompt what the picture shows, or choose a model that makes pictures: lettuceplug models list --remote",
        };
    }

    private static ProviderException Moderated(string what, string code, bool wasMade) =>
        new(ProviderFailure.Moderated, $"{GeminiProvider.Title} {what}")
        {
            ProviderCode = code,
            MayHaveBeenCharged = wasMade,
            Hint = "Change the prompt or the references, or the connection's 'safety' setting; trying the same again will not help.",
        };

    private static string Quote(string? words) => string.IsNullOrWhiteSpace(words) ? "." : ": " + Shorten(words.Trim());

    private static string Shorten(string text) => text.Length <= 300 ? text : text[..300] + "…";
}
