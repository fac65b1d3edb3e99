namespace LettucePlug.Sdk;

/// <summary>The store failed.</summary>
public sealed class StorageException : PluginException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="failure">Why it failed.</param>
    /// <param name="message">What failed, of which store or document, because of what.</param>
    /// <param name="innerException">The cause, for the log.</param>
    public StorageException(StorageFailure failure, string message, Exception? innerException = null)
        : base(message, innerException)
    {
        Failure = failure;
    }

    /// <value>Why it failed.</value>
    public StorageFailure Failure { get; }
}
