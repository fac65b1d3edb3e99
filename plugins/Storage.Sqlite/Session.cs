using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;

namespace LettucePlug.Storage.Sqlite;

/// <summary>One connection and its prepared statements, with parameters <c>$1</c>, <c>$2</c> ... Not thread-safe.</summary>
internal sealed class Session : IDisposable
{
    /// <summary>Kept short, because the caller repeats and looks at its token in between.</summary>
    private const int BusyMilliseconds = 250;

    private readonly SqliteConnection _connection;
    private readonly Dictionary<string, SqliteCommand> _commands = [];

    public Session(string database)
    {
        _connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = database,
            Mode = SqliteOpenMode.ReadWriteCreate,
            Pooling = false,
            DefaultTimeout = 1,
        }.ToString());
        try
        {
            _connection.Open();
            Script($"PRAGMA busy_timeout = {BusyMilliseconds}; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -8000;");
        }
        catch
        {
            _connection.Dispose();
            throw;
        }
    }

    public void Begin() => Run("BEGIN IMMEDIATE");

    public void BeginReading() => Run("BEGIN");

    public void Commit() => Run("COMMIT");

    /// <summary>Ends the transaction without effect; SQLite may have done so already, as with a full disk.</summary>
    public void Rollback()
    {
        try
        {
            Run("ROLLBACK");
        }
        catch (SqliteException)
        {
            // There is none left.
        }
    }

    /// <summary>Runs statements that are not worth preparing.</summary>
    public void Script(string sql)
    {
        using var command = _connection.CreateCommand();
#pragma warning disable CA2100 // The text is a constant of this assembly; values travel as parameters.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    public int Run(string sql, params ReadOnlySpan<object> arguments) => Prepare(sql, arguments).ExecuteNonQuery();

    public long? Number(string sql, params ReadOnlySpan<object> arguments) =>
        Prepare(sql, arguments).ExecuteScalar() as long?;

    public string? Text(string sql, params ReadOnlySpan<object> arguments) =>
        Prepare(sql, arguments).ExecuteScalar() as string;

    public List<T> Rows<T>(string sql, Func<SqliteDataReader, T> read, params ReadOnlySpan<object> arguments)
    {
        using var reader = Prepare(sql, arguments).ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
        {
            rows.Add(read(reader));
        }

        return rows;
    }

    /// <summary>Makes the running statement of another thread end; used for cancellation.</summary>
    public void Interrupt()
    {
        if (_connection.Handle is { IsInvalid: false, IsClosed: false } handle)
        {
            SQLitePCL.raw.sqlite3_interrupt(handle);
        }
    }

    public void Dispose()
    {
        foreach (var command in _commands.Values)
        {
            command.Dispose();
        }

        _connection.Dispose();
    }

    /// <summary>A value for bytes, without a copy where they are a whole array.</summary>
    public static byte[] Bytes(ReadOnlyMemory<byte> memory) =>
        MemoryMarshal.TryGetArray(memory, out var segment) && segment.Offset == 0 &&
        segment.Count == segment.Array!.Length
            ? segment.Array
            : memory.ToArray();

    private SqliteCommand Prepare(string sql, ReadOnlySpan<object> arguments)
    {
        if (!_commands.TryGetValue(sql, out var command))
        {
            command = _connection.CreateCommand();
#pragma warning disable CA2100 // The text is a constant of this assembly; values travel as parameters.
            command.CommandText = sql;
#pragma warning restore CA2100
            for (var i = 0; i < arguments.Length; i++)
            {
                command.Parameters.Add(new SqliteParameter { ParameterName = $"${i + 1}" });
            }

            _commands.Add(sql, command);
        }

        for (var i = 0; i < arguments.Length; i++)
        {
            command.Parameters[i].Value = arguments[i];
        }

        return command;
    }
}
