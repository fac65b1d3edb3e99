namespace LettucePlug.Terminal;

/// <summary>What a toast is about.</summary>
public enum ToastKind
{
    /// <summary>Something to know.</summary>
    Info,

    /// <summary>Something went well.</summary>
    Success,

    /// <summary>Something wants attention.</summary>
    Warning,

    /// <summary>Something failed.</summary>
    Error,
}
