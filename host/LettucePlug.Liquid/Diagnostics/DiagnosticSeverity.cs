namespace LettucePlug.Liquid;

/// <summary>How bad a finding is.</summary>
public enum DiagnosticSeverity
{
    /// <summary>The template cannot be used, or its rendering stopped.</summary>
    Error,

    /// <summary>Probably not what the author meant.</summary>
    Warning,

    /// <summary>Worth knowing; nothing needs to change.</summary>
    Info,
}
