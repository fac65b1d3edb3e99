using System.Text.Json;
using LettucePlug.Provider.ComfyUi.Workflows;
using LettucePlug.Sdk;

namespace LettucePlug.Provider.ComfyUi.Server;

/// <summary>
/// A workflow the server did not take. It travels within the failure, so that whoever knows the workflow can add the
/// titles of its nodes.
/// </summary>
internal sealed class PromptRefusal : Exception
{
    private const int MostShown = 3;

    private readonly string _type;
    private readonly string _words;
    private readonly IReadOnlyList<NodeProblem> _problems;

    private PromptRefusal(string type, string words, IReadOnlyList<NodeProblem> problems)
        : base(words)
    {
        _type = type;
        _words = words;
        _problems = problems;
    }

    public static PromptRefusal? Read(JsonElement body)
    {
        var error = body.Member("error");
        var problems = NodeProblem.ReadAll(body.Member("node_errors")).ToList();
        if (error.ValueKind == JsonValueKind.Undefined && problems.Count == 0)
        {
            return null;
        }

        var words = error.ValueKind == JsonValueKind.String ? error.GetString()! : error.Text("message") ?? "the workflow is refused";
        var details = error.Text("details");
        if (problems.Count == 0 && !string.IsNullOrWhiteSpace(details))
        {
            words = $"{words} {NodeProblem.Shorten(details)}";
        }

        return new(error.Text("type") ?? "", words, problems);
    }

    /// <param name="titleOf">The title of a node by its id and class.</param>
    public ProviderException ToFailure(Func<string, string?, string?> titleOf)
    {
        var what = _problems.Count == 0
            ? NodeProblem.Shorten(_words)
            : string.Join("; ", _problems.Take(MostShown).Select(problem =>
                $"{WorkflowNode.Describe(problem.Node, problem.Class, titleOf(problem.Node, problem.Class))}: {problem.Words}"));
        var more = _problems.Count > MostShown ? $"; and {_problems.Count - MostShown} more problems" : "";
        return new ProviderException(ProviderFailure.InvalidRequest, $"The server refuses the workflow: {what}{more}.", this)
        {
            StatusCode = 400,
            ProviderCode = _problems.Count > 0 ? _problems[0].Type : _type,
            Hint = Hint(),
        };
    }

    private string? Hint() => (_problems.Count > 0 ? _problems[0] : null) switch
    {
        { Type: "value_not_in_list", Input: "ckpt_name" or "unet_name" } =>
            "Choose a model that the server has: lettuceplug models list --remote",
        { Type: "value_not_in_list" } => "Choose a value that the server has, or leave the setting to the workflow.",
        { Type: "custom_validation_failed", Input: "image" } => "The node wants the name of an uploaded picture: put %IMAGE0% there.",
        { Type: "required_input_missing" or "bad_linked_input" or "return_type_mismatch" } =>
            "Repair the workflow in ComfyUI and export it again in API format.",
        null when _type is "prompt_no_outputs" => "Add a node that saves the picture, such as Save Image.",
        null when _words.Contains("does not exist", StringComparison.OrdinalIgnoreCase) || _type is "missing_node_type" =>
            "Install the custom node on the server, or take the node out of the workflow.",
        _ => null,
    };
}
