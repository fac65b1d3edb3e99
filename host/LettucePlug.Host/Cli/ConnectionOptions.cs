using System.CommandLine;
using LettucePlug.Host.Connections;
using LettucePlug.Host.Secrets;

namespace LettucePlug.Host.Cli;

/// <summary>The options that <c>connections add</c> and <c>connections set</c> share.</summary>
internal sealed class ConnectionOptions
{
    private readonly Option<string?> _name = new("--name") { Description = "A name for people", HelpName = "TEXT" };
    private readonly Option<string?> _url = new("--url") { Description = "The address; empty for the provider's own", HelpName = "URL" };
    private readonly Option<string?> _keyEnvironment = new("--key-env")
    {
        Description = "The key is in this environment variable",
        HelpName = "VAR",
    };

    private readonly Option<string?> _keyCommand = new("--key-command")
    {
        Description = "The key is what this command prints, such as 'pass show openai'",
        HelpName = "CMD",
    };

    private readonly Option<bool> _keyInput = new("--key-stdin")
    {
        Description = "Read the key from standard input and keep it in a file only you can read",
    };

    private readonly Option<string[]> _settings = KeyValues.Option("--set", "A setting of the provider");
    private readonly Option<string[]> _files = KeyValues.Option("--set-file", "A setting whose value is in a file", "KEY=FILE");
    private readonly Option<string[]> _headers = KeyValues.Option("--header", "A header to send with every request");
    private readonly Option<bool> _anyTls = new("--allow-invalid-tls")
    {
        Description = "Accept any TLS certificate at this address (self-hosted servers only)",
        Arity = ArgumentArity.ZeroOrOne,
    };

    public void AddTo(Command command)
    {
        foreach (var option in (Option[])
            [_name, _url, _keyEnvironment, _keyCommand, _keyInput, _settings, _files, _headers, _anyTls])
        {
            command.Options.Add(option);
        }
    }

    public async Task<ConnectionDraft> ReadAsync(CommandCall call)
    {
        var settings = KeyValues.Read(call.Value(_settings), "--set");
        foreach (var (key, value) in await KeyValues.ReadFilesAsync(call.Value(_files), "--set-file", call.CancellationToken))
        {
            settings[key] = value;
        }

        return new ConnectionDraft
        {
            Name = call.Value(_name),
            Url = call.Value(_url),
            Key = Source(call),
            KeyToStore = call.Value(_keyInput) ? await ReadKeyAsync(call) : null,
            AllowInvalidTls = call.Has(_anyTls) ? call.Value(_anyTls) : null,
            Headers = KeyValues.Read(call.Value(_headers), "--header"),
            Settings = settings,
        };
    }

    private SecretSource? Source(CommandCall call)
    {
        if (((Option[])[_keyEnvironment, _keyCommand, _keyInput]).Count(call.Has) > 1)
        {
            throw CatalogException.Bad("one-key-only", "A connection has one key: name one of --key-env, --key-command and --key-stdin.");
        }

        return call.Value(_keyEnvironment) is { } variable
                ? new SecretSource { Kind = SecretKind.Environment, Value = variable }
            : call.Value(_keyCommand) is { } command
                ? new SecretSource { Kind = SecretKind.Command, Value = command }
            : null;
    }

    private static async Task<string> ReadKeyAsync(CommandCall call)
    {
        if (!Console.IsInputRedirected)
        {
            call.Output.Note("Type or paste the key, then Enter. It is shown while you type; a pipe is safer.");
        }

        var key = (await Console.In.ReadLineAsync(call.CancellationToken))?.Trim();
        return string.IsNullOrEmpty(key)
            ? throw CatalogException.Bad("no-key-given", "There was no key on standard input.", "pass show openai | lettuceplug connections … --key-stdin")
            : key;
    }
}
