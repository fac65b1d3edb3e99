namespace LettucePlug.Provider.ComfyUi.Workflows;

/// <summary>A text is no workflow that could be sent.</summary>
internal sealed class WorkflowException(string code, string message) : Exception(message)
{
    /// <summary>As a finding names it, in kebab case.</summary>
    public string Code => code;

    public string? Hint { get; init; }

    public TextPlace? Place { get; init; }
}
