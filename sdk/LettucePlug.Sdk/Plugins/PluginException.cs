namespace LettucePlug.Sdk;

/// <summary>The root of the exceptions that cross from a plugin to the host on purpose.</summary>
/// <remarks>
/// The host shows <see cref="Exception.Message"/> and <see cref="Hint"/> to the user as they are. Any other exception
/// that leaves a plugin counts as a fault of the plugin.
/// </remarks>
public abstract class PluginException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">What failed, of which thing, because of what. Holds no secrets.</param>
    /// <param name="innerException">The cause, for the log.</param>
    protected PluginException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }

    /// <value>What the user can do about it, as one sentence; null where nothing can be advised.</value>
    public string? Hint { get; init; }
}
