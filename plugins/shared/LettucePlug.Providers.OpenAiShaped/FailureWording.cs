using LettucePlug.Sdk;

namespace LettucePlug.Providers.OpenAiShaped;

/// <summary>Says the same failure in words that fit one service better.</summary>
public static class FailureWording
{
    /// <summary>The failure with what is given in place of what it had; null leaves it as it is.</summary>
    public static ProviderException With(
        this ProviderException failure,
        string? hint = null,
        ProviderFailure? kind = null,
        string? message = null,
        string? code = null)
    {
        ArgumentNullException.ThrowIfNull(failure);
        return new(kind ?? failure.Failure, message ?? failure.Message, failure.InnerException)
        {
            StatusCode = failure.StatusCode,
            ProviderCode = code ?? failure.ProviderCode,
            RetryAfter = failure.RetryAfter,
            MayHaveBeenCharged = failure.MayHaveBeenCharged,
            Hint = hint ?? failure.Hint,
        };
    }
}
