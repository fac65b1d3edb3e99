namespace LettucePlug.Provider.ComfyUi.Workflows;

/// <summary>What is left out of a workflow because a slot stays empty.</summary>
internal sealed class WorkflowCut
{
    public HashSet<string> Nodes { get; } = [];

    public HashSet<(string Node, string Input)> Inputs { get; } = [];
}
