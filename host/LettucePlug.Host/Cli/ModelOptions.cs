using System.CommandLine;
using LettucePlug.Host.Connections;

namespace LettucePlug.Host.Cli;

/// <summary>The options that <c>models add</c> and <c>models set</c> share.</summary>
internal sealed class ModelOptions
{
    private readonly Option<string?> _input = new("--input") { Description = "What it takes, such as text,image", HelpName = "LIST" };
    private readonly Option<string?> _output = new("--output") { Description = "What it gives, such as image", HelpName = "LIST" };
    private readonly Option<string?> _pool = new("--pool")
    {
        Description = "Further connections of the provider that share its work, such as gpu2,gpu3; empty for none",
        HelpName = "LIST",
    };

    private readonly Option<string[]> _settings = KeyValues.Option("--set", "A setting; an empty value removes it");

    public void AddTo(Command command)
    {
        command.Options.Add(_input);
        command.Options.Add(_output);
        command.Options.Add(_pool);
        command.Options.Add(_settings);
    }

    public ModelDraft Read(CommandCall call) => new()
    {
        Input = ModelDraft.ReadScopes(call.Value(_input)),
        Output = ModelDraft.ReadScopes(call.Value(_output)),
        Pool = call.Value(_pool)?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct().ToList(),
        Settings = KeyValues.Read(call.Value(_settings), "--set"),
    };
}
