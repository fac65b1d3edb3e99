namespace LettucePlug.Sdk;

/// <summary>A call to a provider failed.</summary>
/// <remarks>
/// The host adds the names of connection and model to what it shows, so the message need not hold them. A cancelled
/// token is no failure: let the <see cref="OperationCanceledException"/> pass.
/// </remarks>
public sealed class ProviderException : PluginException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="failure">Why it failed.</param>
    /// <param name="message">What failed and because of what, in words a user can act on; the service's own words where they help.</param>
    /// <param name="innerException">The cause, for the log.</param>
    public ProviderException(ProviderFailure failure, string message, Exception? innerException = null)
        : base(message, innerException)
    {
        Failure = failure;
    }

    /// <value>Why it failed.</value>
    public ProviderFailure Failure { get; }

    /// <value>How long the service asks to wait before the next try; null where it does not say.</value>
    public TimeSpan? RetryAfter { get; init; }

    /// <value>The HTTP status of the answer; null where there was none.</value>
    public int? StatusCode { get; init; }

    /// <value>The service's own code for the failure, such as <c>moderation_blocked</c>; null where it gave none.</value>
    public string? ProviderCode { get; init; }

    /// <value>
    /// True where the service may have begun, and charged for, the work although no result arrived. Such a call is
    /// never repeated without the user. The default is false.
    /// </value>
    public bool MayHaveBeenCharged { get; init; }
}
