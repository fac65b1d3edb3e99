using LettucePlug.Sdk;

namespace LettucePlug.Host.Http;

/// <summary>One attempt failed. Never leaves the room: the pipeline tries again or throws <see cref="Failure"/>.</summary>
internal sealed class AttemptFailedException(ProviderException failure) : Exception(failure.Message, failure)
{
    public ProviderException Failure { get; } = failure;

    public bool MayTryAgain { get; init; }

    /// <summary>Whether it tells against the service's health.</summary>
    public bool IsOutage { get; init; }
}
