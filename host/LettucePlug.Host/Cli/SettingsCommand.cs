using System.CommandLine;
using System.Text.Json.Serialization;
using LettucePlug.Host.Connections;
using LettucePlug.Host.Settings;

namespace LettucePlug.Host.Cli;

internal static class SettingsCommand
{
    public static Command Create(CommandRunner runner) =>
        new("settings", "Show and change settings") { List(runner), Get(runner), Set(runner) };

    private static Command List(CommandRunner runner)
    {
        var command = new Command("list", "Show every setting, its value and where that comes from");
        runner.OnRun(command, call =>
        {
            call.Output.Items(
                call.Get<SettingsStore>().List(),
                SettingsAnswers.Default.SettingValue,
                ["KEY", "VALUE", "ORIGIN"],
                value => [value.Key, value.Value, value.Origin],
                "There are no settings.");
            return Task.FromResult(ExitCode.Done);
        });
        return command;
    }

    private static Command Get(CommandRunner runner)
    {
        var key = Key();
        var command = new Command("get", "Show one setting") { key };
        runner.OnRun(command, call =>
        {
            Write(call, call.Get<SettingsStore>().Get(call.Value(key)!));
            return Task.FromResult(ExitCode.Done);
        });
        return command;
    }

    private static Command Set(CommandRunner runner)
    {
        var key = Key();
        var value = new Argument<string>("value") { Description = "The new value; empty for the default" };
        var command = new Command("set", "Change a setting") { key, value };
        runner.OnRun(command, async call =>
        {
            var set = await call.Get<SettingsStore>()
                .SetAsync(call.Value(key)!, call.Value(value)!, call.CancellationToken);
            if (set.Origin.StartsWith("LETTUCEPLUG_", StringComparison.Ordinal))
            {
                call.Output.Warn($"saved, but {set.Origin} in the environment overrides it.");
            }

            WarnOfMissingModels(call, set);
            Write(call, set);
            return ExitCode.Done;
        });
        return command;
    }

    // Not refused: who writes a script may add the model afterwards.
    private static void WarnOfMissingModels(CommandCall call, SettingValue set)
    {
        if (SettingDefinitions.Find(set.Key).Kind != HostSettingKind.Models)
        {
            return;
        }

        var known = call.Get<Catalog>().Read().Models.Select(model => model.Id);
        foreach (var missing in set.Value.Split(',', StringSplitOptions.RemoveEmptyEntries).Except(known))
        {
            call.Output.Warn($"there is no model '{missing}' yet; 'lettuceplug models list' shows all.");
        }
    }

    private static void Write(CommandCall call, SettingValue value) =>
        call.Output.One(value, SettingsAnswers.Default.SettingValue, (one, text) => text.WriteLine(one.Value));

    private static Argument<string> Key()
    {
        var key = new Argument<string>("key") { Description = "The setting, such as image.model", HelpName = "key" };
        key.CompletionSources.Add(_ => SettingDefinitions.All.Select(
            setting => new System.CommandLine.Completions.CompletionItem(setting.Key)));
        return key;
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(SettingValue))]
internal sealed partial class SettingsAnswers : JsonSerializerContext;
