namespace LettucePlug.Emulators;

/// <summary>A class of nodes.</summary>
public sealed class ComfyUiClass(string name, params string[] outputs)
{
    private readonly List<ComfyUiInput> _inputs = [];

    public string Name => name;

    public IReadOnlyList<string> Outputs => outputs;

    public IReadOnlyList<ComfyUiInput> Inputs => _inputs;

    public bool IsOutput { get; init; }

    /// <summary>Whether it works in steps and shows previews.</summary>
    public bool IsSampler { get; init; }

    public ComfyUiClass Takes(string type, params string[] names)
    {
        _inputs.AddRange(names.Select(input => new ComfyUiInput(input, type)));
        return this;
    }

    public ComfyUiClass MayTake(string type, params string[] names)
    {
        _inputs.AddRange(names.Select(input => new ComfyUiInput(input, type) { IsRequired = false }));
        return this;
    }

    public ComfyUiClass Whole(string input, decimal min, decimal max)
    {
        _inputs.Add(new ComfyUiInput(input, "INT") { Min = min, Max = max });
        return this;
    }

    public ComfyUiClass Number(string input, decimal min, decimal max)
    {
        _inputs.Add(new ComfyUiInput(input, "FLOAT") { Min = min, Max = max });
        return this;
    }

    public ComfyUiClass OneOf(string input, params IReadOnlyList<string> choices)
    {
        _inputs.Add(new ComfyUiInput(input, "COMBO") { Choices = choices });
        return this;
    }

    public ComfyUiClass OneOfOptions(string input, params IReadOnlyList<string> choices)
    {
        _inputs.Add(new ComfyUiInput(input, "COMBO") { Choices = choices, IsNewCombo = true });
        return this;
    }

    /// <summary>Lets an input take one more value, such as a file that somebody put into the server's folder.</summary>
    public void Add(string input, string choice)
    {
        var at = _inputs.FindIndex(one => one.Name == input && one.Type == "COMBO" && !one.Choices.Contains(choice));
        if (at >= 0)
        {
            _inputs[at] = _inputs[at] with { Choices = [.. _inputs[at].Choices, choice] };
        }
    }

    /// <param name="pictures">The names of the uploaded pictures, which some inputs offer.</param>
    public object Describe(IReadOnlyList<string> pictures) => new
    {
        input = new
        {
            required = _inputs.Where(input => input.IsRequired).ToDictionary(input => input.Name, input => input.Describe(pictures)),
            optional = _inputs.Where(input => !input.IsRequired).ToDictionary(input => input.Name, input => input.Describe(pictures)),
        },
        output = outputs,
        output_name = outputs,
        name,
        display_name = name,
        output_node = IsOutput,
    };
}
