## Lo que se guarda en este equipo.
