namespace LettucePlug.Provider.ComfyUi.Workflows;

/// <summary>A text is no workflow that could be sent.</summary>
internal sealed class WorkflowException(string code, string message) : Exception(message)
{
    /// <summary>How to get a workflow that can be sent.</summary>
    public const string Export =
        "In ComfyUI choose Workflow > Export (API); older versions have 'Save (API Format)' once the dev mode options are on.";

    /// <summary>As a finding names it, in kebab case.</summary>
    public string Code => code;

    public string? Hint { get; init; }

    public TextPlace? Place { get; init; }
}
