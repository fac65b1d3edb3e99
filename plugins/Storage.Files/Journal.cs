using System.Text.Json;

namespace LettucePlug.Storage.Files;

/// <summary>
/// Makes a batch all or nothing. The new files are written aside, then a list of what is to be moved where takes its
/// name in one rename: from that moment the batch counts, and whoever finds the list carries it out (again).
/// Used under the exclusive lock of the store only.
/// </summary>
internal sealed class Journal(StoreLayout layout, bool flush)
{
    public bool IsPending => File.Exists(layout.Journal);

    /// <summary>Carries out a batch.</summary>
    /// <param name="steps">The steps in order; a path occurs once.</param>
    public void Execute(IReadOnlyList<JournalStep> steps)
    {
        try
        {
            Directory.CreateDirectory(layout.Stage);
            foreach (var step in steps.Where(step => step.Content is not null))
            {
                Write(Path.Combine(layout.Stage, step.Aside!), step.Content!);
            }

            if (steps.Count > 1)
            {
                var draft = layout.Journal + ".draft";
                Write(draft, JsonSerializer.SerializeToUtf8Bytes(steps, JournalJson.Default.IReadOnlyListJournalStep));
                File.Move(draft, layout.Journal);
            }
        }
        catch
        {
            Sweep();
            throw;
        }

        Apply(steps);
    }

    /// <summary>Carries out the batch of a process that died after the batch began to count.</summary>
    public void Replay()
    {
        IReadOnlyList<JournalStep> steps;
        try
        {
            steps = JsonSerializer.Deserialize(
                File.ReadAllBytes(layout.Journal), JournalJson.Default.IReadOnlyListJournalStep) ?? [];
        }
        catch (JsonException)
        {
            // The power went before the list was on the disk, and so before the batch counted.
            steps = [];
        }

        Apply(steps);
        Sweep();
    }

    /// <summary>Removes what a process that died before its batch counted has left.</summary>
    public void Sweep()
    {
        if (!IsPending)
        {
            Remove(layout.Stage);
            Remove(layout.Trash);
        }
    }

    private void Apply(IReadOnlyList<JournalStep> steps)
    {
        foreach (var step in steps)
        {
            var path = Path.Combine(layout.Root, step.Path);
            switch (step.Kind)
            {
                case JournalStep.Drop:
                    Drop(path, Path.Combine(layout.Trash, step.Aside!));
                    break;
                case JournalStep.Delete when File.Exists(path):
                    File.Delete(path);
                    break;
                case JournalStep.Put when Path.Combine(layout.Stage, step.Aside!) is var staged && File.Exists(staged):
                    Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                    File.Move(staged, path, overwrite: true);
                    break;
            }
        }

        File.Delete(layout.Journal);
        Remove(layout.Trash);
    }

    private void Drop(string folder, string trash)
    {
        // Where the trash is there already, the folder was moved before, and what is there now came after it.
        if (Directory.Exists(folder) && !Directory.Exists(trash))
        {
            Directory.CreateDirectory(layout.Trash);
            Directory.Move(folder, trash);
        }
    }

    private void Write(string path, byte[] content)
    {
        using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        file.Write(content);
        if (flush)
        {
            file.Flush(flushToDisk: true);
        }
    }

    private static void Remove(string folder)
    {
        if (!Directory.Exists(folder))
        {
            return;
        }

        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Tried again by the next sweep.
        }
    }
}
