using LettucePlug.Sdk;

namespace LettucePlug.Host.Connections;

/// <summary>A call to a provider failed: the provider's words, with the connection and model they concern and what to do.</summary>
internal sealed class ProviderCallException : LettucePlugException
{
    private ProviderCallException(ProviderException cause, string message)
        : base(message, cause)
    {
        Failure = cause.Failure;
        RetryAfter = cause.RetryAfter;
        MayHaveBeenCharged = cause.MayHaveBeenCharged;
    }

    public ProviderFailure Failure { get; }

    public TimeSpan? RetryAfter { get; }

    public bool MayHaveBeenCharged { get; }

    public override string Code => "provider-" + Failure switch
    {
        ProviderFailure.Unauthorized => "unauthorized",
        ProviderFailure.PaymentRequired => "payment-required",
        ProviderFailure.RateLimited => "rate-limited",
        ProviderFailure.Moderated => "moderated",
        ProviderFailure.InvalidRequest => "invalid-request",
        ProviderFailure.NotFound => "not-found",
        ProviderFailure.Unavailable => "unavailable",
        ProviderFailure.Timeout => "timeout",
        ProviderFailure.Protocol => "protocol",
        _ => "cancelled",
    };

    public override int ExitCode => Host.ExitCode.Provider;

    /// <param name="redact">Takes keys out: a service may have answered with the very key it was sent.</param>
    public static ProviderCallException From(
        ProviderException cause,
        Connection connection,
        string? model,
        Func<string, string> redact)
    {
        var of = model is null ? $"'{connection.Id}'" : $"'{connection.Id}' (model '{model}')";
        return new ProviderCallException(cause, redact($"{of}: {cause.Message}")) { Hint = redact(cause.Hint ?? Advice(cause, connection, model)) };
    }

    private static string Advice(ProviderException cause, Connection connection, string? model) => cause.Failure switch
    {
        ProviderFailure.Unauthorized => $"Check the key: lettuceplug connections set {connection.Id} --key-stdin",
        ProviderFailure.PaymentRequired => $"Add credit to the account behind '{connection.Id}', or choose another model.",
        ProviderFailure.RateLimited when cause.RetryAfter is { } wait =>
            $"Try again in {Words(wait)}, or choose a model of another connection.",
        ProviderFailure.RateLimited => "Try again in a while, or choose a model of another connection.",
        ProviderFailure.Moderated => "Change the prompt or the references, or choose a model with other rules.",
        ProviderFailure.InvalidRequest => $"Change the settings it names: lettuceplug models set {model ?? "MODEL"} --set KEY=VALUE",
        ProviderFailure.NotFound when model is null => $"Is the address right? lettuceplug connections show {connection.Id}",
        ProviderFailure.NotFound => $"See what there is: lettuceplug models list --connection {connection.Id} --remote",
        ProviderFailure.Unavailable or ProviderFailure.Timeout => $"Check it: lettuceplug connections test {connection.Id}",
        ProviderFailure.Protocol when cause.MayHaveBeenCharged =>
            "The service may have done the work, and charged for it: look there before you try again.",
        ProviderFailure.Protocol => $"Is the address right? lettuceplug connections show {connection.Id}",
        _ => "Run it again: lettuceplug jobs retry JOB",
    };

    private static string Words(TimeSpan wait) => wait.TotalSeconds <= 120
        ? $"{Math.Ceiling(wait.TotalSeconds):0} s"
        : $"{Math.Ceiling(wait.TotalMinutes):0} min";
}
