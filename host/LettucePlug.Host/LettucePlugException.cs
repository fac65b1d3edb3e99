namespace LettucePlug.Host;

/// <summary>The root of everything the host reports to a user on purpose.</summary>
internal abstract class LettucePlugException(string message, Exception? innerException = null)
    : Exception(message, innerException)
{
    /// <summary>Stable, in kebab case, for scripts.</summary>
    public abstract string Code { get; }

    /// <summary>What to type or open next.</summary>
    public string? Hint { get; init; }

    public virtual int ExitCode => Host.ExitCode.Failed;
}
