namespace LettucePlug.Terminal;

/// <summary>
/// Fields made from data, one below the other, with their errors beside them. It scrolls with the focus; Up and Down go from
/// field to field where the field has no use for them.
/// </summary>
public sealed partial class Form : Component
{
    private readonly List<FormRow> _rows = [];
    private int _first;
    private int _height = 1;

    /// <summary>A form of these fields.</summary>
    public Form(params IEnumerable<FormField> fields) => SetFields(fields);

    /// <summary>The values by field id; hidden fields too.</summary>
    public IReadOnlyDictionary<string, string> Values => _rows.ToDictionary(row => row.Field.Id, row => row.Value);

    /// <summary>The user changed the field with this id.</summary>
    public event Action<string>? Changed;

    /// <summary>Enter in a field of one line, when everything is right.</summary>
    public event Action? Submitted;

    /// <summary>Whether the help of a field is written below it, as far as one line goes; otherwise see <see cref="Help"/>.</summary>
    /// <value><c>true</c></value>
    public bool ShowsHelp { get; init; } = true;

    /// <summary>The help of the field that has the focus; empty where none has.</summary>
    public string Help => _rows.Find(row => row.IsShown && row.Editor.HasFocusWithin)?.Field.Help ?? "";

    /// <summary>The errors by field id, of fields that are shown, whether or not they are told yet.</summary>
    public IReadOnlyDictionary<string, string> Problems => _rows
        .Where(row => row.IsShown)
        .Select(row => (row.Field.Id, Problem: row.Problem ?? row.Check()))
        .Where(one => one.Problem is not null)
        .ToDictionary(one => one.Id, one => one.Problem!); // filtered above

    /// <summary>Shows other fields.</summary>
    public void SetFields(params IEnumerable<FormField> fields)
    {
        ArgumentNullException.ThrowIfNull(fields);
        ReleaseAll();
        _rows.Clear();
        foreach (var field in fields)
        {
            var row = new FormRow(field, () => OnChanged(field.Id));
            _rows.Add(row);
            Adopt(row.Editor);
        }

        Recheck();
    }

    /// <summary>The value of a field.</summary>
    public string Get(string id) => Row(id).Value;

    /// <summary>Gives a field a value, as if it had begun with it.</summary>
    public void Set(string id, string value)
    {
        Row(id).Value = value;
        Recheck();
    }

    /// <summary>The component of a field, to direct the focus or to set more than data can say.</summary>
    public Component Editor(string id) => Row(id).Editor;

    /// <summary>Shows an error that only the outside knows, until the field is changed.</summary>
    public void SetProblem(string id, string problem)
    {
        var row = Row(id);
        row.Problem = problem;
        row.WasTouched = true;
    }

    /// <summary>Tells all errors and goes to the first.</summary>
    /// <returns>Whether there are none.</returns>
    public bool Validate()
    {
        FormRow? wrong = null;
        foreach (var row in _rows.Where(row => row.IsShown))
        {
            row.WasTouched = true;
            wrong ??= (row.Problem ?? row.Check()) is null ? null : row;
        }

        wrong?.Editor.Focus();
        return wrong is null;
    }

    /// <inheritdoc/>
    protected internal override bool OnKey(KeyEvent key)
    {
        ArgumentNullException.ThrowIfNull(key);
        if (key.Modifiers != KeyModifiers.None)
        {
            return false;
        }

        if (key.Key == Key.Enter && Submitted is not null)
        {
            if (Validate())
            {
                Submitted();
            }

            return true;
        }

        if (key.Key is not (Key.Up or Key.Down))
        {
            return false;
        }

        var shown = _rows.Where(row => row.IsShown).ToList();
        var index = shown.FindIndex(row => row.Editor.HasFocusWithin) + (key.Key == Key.Up ? -1 : 1);
        if (index < 0 || index >= shown.Count)
        {
            return false;
        }

        shown[index].Editor.Focus();
        return true;
    }

    /// <inheritdoc/>
    protected internal override void OnFocusMoved(Component? from, Component? to)
    {
        foreach (var row in _rows)
        {
            row.WasTouched |= from?.IsWithin(row.Editor) == true && to?.IsWithin(row.Editor) != true;
        }
    }

    /// <inheritdoc/>
    protected internal override void Reveal(Rect area)
    {
        // It follows the focus by itself, also to fields that were never painted.
    }

    private void OnChanged(string id)
    {
        Row(id).Problem = null;
        Recheck();
        Changed?.Invoke(id);
    }

    private void Recheck()
    {
        if (_rows.Any(row => row.Field.When is not null))
        {
            var values = Values;
            foreach (var row in _rows)
            {
                row.IsShown = row.Field.When?.Invoke(values) != false;
                row.Editor.IsVisible = row.IsShown;
            }
        }
    }

    private FormRow Row(string id) => _rows.Find(row => row.Field.Id == id) ??
        throw new ArgumentException($"The form has no field '{id}'.", nameof(id));
}
