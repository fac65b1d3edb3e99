namespace LettucePlug.Sdk;

/// <summary>How bad a finding is.</summary>
public enum FindingSeverity
{
    /// <summary>Worth knowing.</summary>
    Information,

    /// <summary>Works, but perhaps not as meant.</summary>
    Warning,

    /// <summary>Cannot work.</summary>
    Error,
}
