namespace LettucePlug.Terminal;

/// <summary>All commands of a program and their keys.</summary>
public sealed class CommandRegistry
{
    private readonly List<Command> _commands = [];
    private readonly Dictionary<string, List<KeySequence>> _keys = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyList<KeySequence>> _remapped = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _contextTitles = new(StringComparer.Ordinal) { [""] = "Everywhere" };

    /// <summary>All commands in the order they were added.</summary>
    public IReadOnlyList<Command> All => _commands;

    /// <summary>Adds a command.</summary>
    /// <exception cref="ArgumentException">There is one with this id.</exception>
    /// <exception cref="FormatException">One of its keys is not a key.</exception>
    public CommandRegistry Add(Command command)
    {
        ArgumentNullException.ThrowIfNull(command);
        if (Find(command.Id) is not null)
        {
            throw new ArgumentException($"There are two commands '{command.Id}'.", nameof(command));
        }

        _commands.Add(command);
        _keys[command.Id] = [.. command.Keys.Select(KeySequence.Parse)];
        return this;
    }

    /// <summary>Adds commands.</summary>
    public CommandRegistry Add(params IEnumerable<Command> commands)
    {
        ArgumentNullException.ThrowIfNull(commands);
        foreach (var command in commands)
        {
            Add(command);
        }

        return this;
    }

    /// <summary>Takes a command away, such as those of a screen that is gone.</summary>
    public bool Remove(string id) => _commands.RemoveAll(command => command.Id == id) > 0;

    /// <summary>The command with this id, if there is one.</summary>
    public Command? Find(string id) => _commands.Find(command => command.Id == id);

    /// <summary>Gives a context the name that help shows for it.</summary>
    public CommandRegistry Name(string context, string title)
    {
        _contextTitles[context] = title;
        return this;
    }

    /// <summary>The heading of a command in help.</summary>
    public string GroupOf(Command command)
    {
        ArgumentNullException.ThrowIfNull(command);
        return command.Group.Length > 0 ? command.Group : _contextTitles.GetValueOrDefault(command.Context, command.Context);
    }

    /// <summary>The keys a command has now.</summary>
    public IReadOnlyList<KeySequence> KeysOf(string id) =>
        _remapped.TryGetValue(id, out var remapped) ? remapped : _keys.GetValueOrDefault(id) ?? [];

    /// <summary>The first of its keys for people; empty when it has none.</summary>
    public string KeyText(string id) => KeysOf(id) is [var first, ..] ? first.ToDisplayString() : "";

    /// <summary>
    /// Takes the user's keymap: command id to keys; an empty list takes all keys away. What is not named keeps its default.
    /// </summary>
    /// <returns>What is wrong with it and with the keys as they are now; the rest is used nevertheless.</returns>
    public IReadOnlyList<KeymapProblem> Remap(IReadOnlyDictionary<string, IReadOnlyList<string>> keymap)
    {
        ArgumentNullException.ThrowIfNull(keymap);
        _remapped.Clear();
        var problems = new List<KeymapProblem>();
        foreach (var (id, names) in keymap)
        {
            if (Find(id) is null)
            {
                problems.Add(new KeymapProblem(KeymapProblemKind.UnknownCommand, id));
                continue;
            }

            var keys = new List<KeySequence>();
            foreach (var name in names)
            {
                if (KeySequence.TryParse(name, out var parsed))
                {
                    keys.Add(parsed);
                }
                else
                {
                    problems.Add(new KeymapProblem(KeymapProblemKind.UnknownKey, id, name));
                }
            }

            if (keys.Count > 0 || names.Count == 0)
            {
                _remapped[id] = keys;
            }
        }

        problems.AddRange(Check());
        return problems;
    }

    /// <summary>Looks for keys given twice in one context, hidden sequences, and commands some terminals cannot reach.</summary>
    public IReadOnlyList<KeymapProblem> Check()
    {
        var problems = new List<KeymapProblem>();
        var all = _commands.SelectMany(command => KeysOf(command.Id).Select(keys => (Command: command, Keys: keys))).ToList();
        for (var i = 0; i < all.Count; i++)
        {
            for (var k = i + 1; k < all.Count; k++)
            {
                Compare(all[i], all[k], problems);
            }
        }

        problems.AddRange(_commands
            .Where(command => KeysOf(command.Id) is { Count: > 0 } keys && !keys.Any(one => one.ReachesEveryTerminal))
            .Select(command => new KeymapProblem(
                KeymapProblemKind.NotPortable, command.Id, string.Join(", ", KeysOf(command.Id)))));
        return problems;
    }

    /// <summary>The commands that can be used in these contexts now, narrowest context first.</summary>
    /// <param name="contexts">The contexts of the focus, narrowest first, without the one that is everywhere.</param>
    /// <param name="inDialog">Whether a dialog is open.</param>
    public IEnumerable<Command> Usable(IReadOnlyList<string> contexts, bool inDialog = false)
    {
        ArgumentNullException.ThrowIfNull(contexts);
        return contexts.Append("").SelectMany(context => _commands.Where(command =>
            command.Context == context && (!inDialog || context.Length > 0 || command.InDialogs) && command.IsUsable));
    }

    /// <summary>Finds what keys mean: a command, or the beginning of longer sequences, or nothing.</summary>
    internal (Command? Command, bool More) Match(
        IReadOnlyList<KeyEvent> keys, IReadOnlyList<string> contexts, bool inDialog, bool beforeFocus = false)
    {
        var more = false;
        foreach (var command in Usable(contexts, inDialog))
        {
            if (beforeFocus && !command.BeforeFocus)
            {
                continue;
            }

            foreach (var sequence in KeysOf(command.Id))
            {
                if (sequence.StartsWith(keys))
                {
                    if (sequence.Keys.Count == keys.Count)
                    {
                        return (command, false);
                    }

                    more = true;
                }
            }
        }

        return (null, more);
    }

    private static void Compare(
        (Command Command, KeySequence Keys) left, (Command Command, KeySequence Keys) right, List<KeymapProblem> problems)
    {
        // A narrower context may take a key of a wider one; commands with conditions may share a key on purpose.
        if (left.Command.Context != right.Command.Context || left.Command.Id == right.Command.Id ||
            left.Command.When is not null || right.Command.When is not null)
        {
            return;
        }

        if (left.Keys.Equals(right.Keys))
        {
            problems.Add(new KeymapProblem(
                KeymapProblemKind.Conflict, left.Command.Id, left.Keys.ToString(), right.Command.Id));
        }
        else if (left.Keys.StartsWith(right.Keys.Keys))
        {
            problems.Add(new KeymapProblem(KeymapProblemKind.Hidden, left.Command.Id, left.Keys.ToString(), right.Command.Id));
        }
        else if (right.Keys.StartsWith(left.Keys.Keys))
        {
            problems.Add(new KeymapProblem(KeymapProblemKind.Hidden, right.Command.Id, right.Keys.ToString(), left.Command.Id));
        }
    }
}
