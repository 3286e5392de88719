## O que é guardado nesta máquina.
